"""What candidates do for a living: titles by seniority, skills, fields of study and subjects they work on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Profession:
    """One line of work; `titles` go from junior to most senior, `core` skills are likelier than `extra`."""

    key: str
    weight: int
    titles: tuple[str, ...]
    core: tuple[str, ...]
    extra: tuple[str, ...]
    fields: tuple[str, ...]
    subjects: tuple[str, ...]


def _profession(key: str, weight: int, titles: str, core: str, extra: str, fields: str, subjects: str) -> Profession:
    def split(text: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in text.split(","))

    return Profession(key, weight, split(titles), split(core), split(extra), split(fields), split(subjects))


_TECH = "payments, ledgers, fraud, scheduling, marketplaces, logistics, messaging, identity, observability"

PROFESSIONS: tuple[Profession, ...] = (
    _profession(
        "backend",
        20,
        "Junior Backend Engineer, Backend Engineer, Software Engineer, Senior Backend Engineer, "
        "Senior Software Engineer, Staff Engineer, Principal Engineer",
        "Python, Go, Java, PostgreSQL, Kubernetes, Docker, Distributed Systems, REST APIs, Kafka",
        "Kotlin, Rust, Node.js, Ruby on Rails, Elixir, Scala, C#, .NET, Redis, gRPC, AWS, Google Cloud, Terraform, "
        "Microservices, Event-Driven Architecture, Domain-Driven Design, MySQL, MongoDB, Django, FastAPI, "
        "Spring Boot, System Design, CI/CD, RabbitMQ, Performance Tuning, OAuth, Mentoring, HL7 FHIR",
        "Computer Science, Software Engineering, Informatics, Mathematics, Physics",
        _TECH + ", search, clinics, energy, gaming",
    ),
    _profession(
        "frontend",
        13,
        "Junior Frontend Engineer, Frontend Engineer, Web Developer, Senior Frontend Engineer, "
        "Senior Software Engineer, Staff Frontend Engineer",
        "TypeScript, JavaScript, React, CSS, HTML, Accessibility",
        "Next.js, Vue, Angular, Svelte, Tailwind CSS, GraphQL, Design Systems, Node.js, Playwright, Cypress, Figma, "
        "Performance Tuning, Test Automation, REST APIs, CI/CD, Prototyping, Mentoring",
        "Computer Science, Media Informatics, Interaction Design, Software Engineering, Graphic Design",
        "design_systems, accessibility, clinics, marketplaces, education, media, payments, maps",
    ),
    _profession(
        "mobile",
        7,
        "Junior Mobile Engineer, Mobile Engineer, iOS Engineer, Android Engineer, Senior iOS Engineer, "
        "Senior Android Engineer, Staff Mobile Engineer",
        "Swift, Kotlin, iOS, Android, SwiftUI",
        "Jetpack Compose, React Native, Flutter, Objective-C, REST APIs, GraphQL, CI/CD, Bluetooth Low Energy, "
        "Accessibility, Test Automation, Performance Tuning",
        "Computer Science, Software Engineering, Electrical Engineering",
        "wearables, banking_apps, maps, media, clinics, mobility",
    ),
    _profession(
        "data",
        7,
        "Junior Data Engineer, Data Engineer, Analytics Engineer, Senior Data Engineer, Staff Data Engineer",
        "Python, SQL, dbt, Airflow, Spark, Kafka",
        "Snowflake, BigQuery, ClickHouse, Flink, Scala, PostgreSQL, Data Modeling, AWS, Google Cloud, Terraform, "
        "Looker, Docker, Kubernetes, GDPR",
        "Computer Science, Statistics, Information Systems, Physics",
        "warehouses, streaming, energy, fraud, advertising, logistics, clinics",
    ),
    _profession(
        "ml",
        8,
        "Data Scientist, Machine Learning Engineer, Applied Scientist, Senior Data Scientist, "
        "Senior Machine Learning Engineer, Staff Machine Learning Engineer",
        "Python, Machine Learning, PyTorch, SQL, scikit-learn, Statistics",
        "Deep Learning, TensorFlow, Natural Language Processing, Large Language Models, Computer Vision, "
        "Recommender Systems, Learning to Rank, Information Retrieval, MLOps, Experimentation, Causal Inference, "
        "Spark, Pandas, NumPy, Kubernetes, Elasticsearch, R",
        "Machine Learning, Statistics, Mathematics, Computational Linguistics, Physics, Computer Science",
        "search, recommendations, language, vision, forecasting, fraud, imaging, scheduling",
    ),
    _profession(
        "sre",
        7,
        "Systems Administrator, DevOps Engineer, Site Reliability Engineer, Platform Engineer, "
        "Senior Site Reliability Engineer, Senior Platform Engineer, Principal Infrastructure Engineer",
        "Kubernetes, Terraform, Linux, AWS, Observability, Incident Management",
        "Go, Python, Docker, Helm, Prometheus, Grafana, Ansible, Google Cloud, Azure, Networking, CI/CD, "
        "GitHub Actions, PostgreSQL, Distributed Systems, Load Testing, Rust",
        "Computer Science, Network Engineering, Electrical Engineering, Information Systems",
        "observability, clusters, incidents, edge, identity, streaming",
    ),
    _profession(
        "security",
        5,
        "Security Analyst, Security Engineer, Application Security Engineer, Senior Security Engineer, "
        "Principal Security Engineer",
        "Security Engineering, Threat Modeling, Penetration Testing, Identity and Access Management, Python",
        "OAuth, Cryptography, ISO 27001, SOC 2, PCI DSS, GDPR, AWS, Kubernetes, Go, Linux, Incident Management, Rust",
        "Computer Security, Computer Science, Mathematics",
        "identity, incidents, payments, hardening, clinics",
    ),
    _profession(
        "embedded",
        7,
        "Firmware Engineer, Embedded Software Engineer, Senior Embedded Engineer, Senior Firmware Engineer, "
        "Principal Embedded Engineer",
        "C, C++, Embedded Systems, RTOS, Firmware",
        "Rust, Bluetooth Low Energy, CAN Bus, FPGA, Medical Device Software, Linux, Python, Test Automation, "
        "Networking, Performance Tuning",
        "Electrical Engineering, Mechatronics, Computer Engineering, Physics",
        "sensors, automotive, wearables, infusion, robotics, energy",
    ),
    _profession(
        "qa",
        3,
        "QA Engineer, Test Engineer, QA Automation Engineer, Senior QA Engineer, Quality Lead",
        "Test Automation, Playwright, Cypress, Selenium, CI/CD",
        "Python, TypeScript, Load Testing, REST APIs, Medical Device Software, Agile, SQL, Accessibility",
        "Computer Science, Information Systems, Electrical Engineering",
        "testing, clinics, payments, infusion, mobility",
    ),
    _profession(
        "eng_manager",
        5,
        "Team Lead, Engineering Manager, Senior Engineering Manager, Director of Engineering",
        "People Management, Hiring, System Design, Stakeholder Management, Mentoring",
        "Python, Java, Kubernetes, AWS, Agile, Incident Management, Roadmapping, Distributed Systems, Microservices",
        "Computer Science, Software Engineering, Mathematics, Business Informatics",
        "teams, payments, scheduling, clusters, marketplaces",
    ),
    _profession(
        "designer",
        9,
        "Junior Product Designer, UX Designer, Product Designer, Senior Product Designer, Lead Product Designer",
        "Figma, Interaction Design, Prototyping, Design Systems, Usability Testing",
        "User Research, Accessibility, Service Design, Information Architecture, Motion Design, HTML, CSS, "
        "Product Discovery, Stakeholder Management",
        "Interaction Design, Graphic Design, Industrial Design, Architecture, Psychology",
        "design_systems, clinics, education, banking_apps, accessibility, mobility",
    ),
    _profession(
        "researcher",
        5,
        "UX Researcher, Design Researcher, Senior UX Researcher, Research Lead",
        "User Research, Usability Testing, Survey Design, Service Design",
        "Statistics, Product Discovery, Accessibility, Experimentation, Stakeholder Management, Figma, R",
        "Psychology, Anthropology, Human-Computer Interaction, Sociology",
        "interviews, clinics, accessibility, education, surveys",
    ),
    _profession(
        "product",
        9,
        "Associate Product Manager, Product Manager, Technical Product Manager, Senior Product Manager, "
        "Group Product Manager",
        "Product Strategy, Roadmapping, Product Discovery, Stakeholder Management, Agile",
        "SQL, Experimentation, Pricing, User Research, REST APIs, HL7 FHIR, GDPR, Machine Learning, Figma, "
        "Public Tenders",
        "Business Administration, Computer Science, Economics, Industrial Engineering, Biomedical Engineering",
        "scheduling, payments, clinics, marketplaces, pricing, search, mobility",
    ),
    _profession(
        "sales",
        9,
        "Sales Development Representative, Account Executive, Senior Account Executive, "
        "Enterprise Account Executive, Head of Sales",
        "SaaS Sales, Negotiation, Salesforce, Prospecting, Account Management",
        "Enterprise Sales, MEDDIC, HubSpot, Public Tenders, Pricing, German, French, Portuguese, Spanish, "
        "Stakeholder Management",
        "Business Administration, Economics, Communication, Political Science",
        "hospital_sales, midmarket, tenders, partners",
    ),
    _profession(
        "customer_success",
        5,
        "Support Specialist, Customer Success Associate, Customer Success Manager, "
        "Senior Customer Success Manager, Head of Customer Success",
        "Customer Success, Account Management, Onboarding, Stakeholder Management",
        "Salesforce, HubSpot, Project Management, SQL, German, French, Portuguese, Spanish, Technical Writing, "
        "HL7 FHIR",
        "Communication, Business Administration, Nursing, Psychology",
        "onboarding, renewals, clinics, partners",
    ),
    _profession(
        "people",
        5,
        "HR Coordinator, HR Generalist, People Partner, Senior People Partner, Head of People",
        "Employee Relations, Talent Acquisition, Learning and Development, Stakeholder Management",
        "Compensation and Benefits, HR Analytics, Payroll, GDPR, Project Management, German, Excel",
        "Psychology, Human Resource Management, Law, Business Administration",
        "people_ops, compensation, works_council, teams",
    ),
    _profession(
        "finance",
        5,
        "Accountant, Financial Analyst, Senior Financial Analyst, Finance Manager, Financial Controller, "
        "Director of Finance, Chief Financial Officer",
        "Financial Modeling, FP&A, Excel, Accounting",
        "IFRS, Controlling, Treasury, NetSuite, SAP, SQL, Power BI, Tableau, Fundraising, Stakeholder Management",
        "Economics, Finance, Accounting, Business Administration, Mathematics",
        "planning, closing, fundraising, pricing, treasury",
    ),
    _profession(
        "operations",
        5,
        "Operations Associate, Project Manager, Implementation Manager, Senior Implementation Manager, "
        "Operations Manager, Head of Operations",
        "Project Management, Process Improvement, Onboarding, Stakeholder Management",
        "Vendor Management, Supply Chain, SQL, Excel, HL7 FHIR, Agile, SAP, German, Portuguese",
        "Industrial Engineering, Business Administration, Logistics, Nursing, Health Economics",
        "rollouts, clinics, logistics, onboarding, warehousing",
    ),
    _profession(
        "writer",
        2,
        "Technical Writer, Senior Technical Writer, Documentation Lead",
        "Technical Writing, REST APIs, Information Architecture",
        "HTML, Python, Accessibility, GitHub Actions, German, User Research",
        "Linguistics, Journalism, Computer Science",
        "documentation, clinics, payments",
    ),
)

BY_KEY: dict[str, Profession] = {profession.key: profession for profession in PROFESSIONS}
