"""Skills people have, each with the other spellings a recruiter may type."""

from __future__ import annotations

_LINES = """
Python: py, python3
Go: golang
Java: jdk, java 17
Kotlin: kt
Scala:
Rust: rustlang
C++: cpp, c plus plus
C: ansi c
C#: csharp, c sharp
.NET: dotnet, dot net
TypeScript: ts
JavaScript: js, ecmascript
Node.js: node, nodejs
Ruby:
Ruby on Rails: rails, ror
PHP:
Elixir:
Erlang: otp
Swift:
Objective-C: objc
React: reactjs, react.js
React Native: rn
Vue: vuejs, vue.js
Angular: angularjs
Svelte: sveltekit
Next.js: nextjs
HTML: html5
CSS: css3
Tailwind CSS: tailwind
Accessibility: a11y, wcag
GraphQL: gql
REST APIs: rest, restful apis
gRPC: protobuf, protocol buffers
Django:
FastAPI:
Flask:
Spring Boot: spring
PostgreSQL: postgres, pg, psql
MySQL: mariadb
MongoDB: mongo
Redis:
Elasticsearch: elastic, opensearch
SQL: structured query language
Cassandra:
ClickHouse:
Snowflake:
BigQuery: bq
Kafka: apache kafka
RabbitMQ: amqp
Spark: apache spark, pyspark
Airflow: apache airflow
dbt: data build tool
Flink: apache flink
Kubernetes: k8s, kube
Docker: containers
Terraform: infrastructure as code, iac
Ansible:
Helm:
AWS: amazon web services
Google Cloud: gcp, google cloud platform
Azure: microsoft azure
Linux: unix
Networking: tcp/ip
Observability: monitoring
Prometheus:
Grafana:
CI/CD: continuous integration, continuous delivery
GitHub Actions:
Incident Management: on-call, incident response
Distributed Systems:
System Design: software architecture
Event-Driven Architecture: event driven
Domain-Driven Design: ddd
Microservices:
Performance Tuning: profiling
Test Automation: automated testing
Playwright:
Cypress:
Selenium:
Load Testing: k6
Security Engineering: appsec, application security
Penetration Testing: pentesting
Threat Modeling: threat modelling
Identity and Access Management: iam
OAuth: oauth2, openid connect
Cryptography: crypto engineering
ISO 27001:
SOC 2: soc2
PCI DSS: pci
GDPR: data protection
Machine Learning: ml
Deep Learning: dl
PyTorch: torch
TensorFlow: tf
scikit-learn: sklearn
Natural Language Processing: nlp
Large Language Models: llm, llms, generative ai
Computer Vision: cv models
Recommender Systems: recommendations
Learning to Rank: ltr, search ranking
Information Retrieval: ir
MLOps: ml ops
Statistics:
Experimentation: a/b testing, ab testing
Causal Inference:
Data Modeling: data modelling
Pandas:
NumPy:
R: r language
Looker:
Tableau:
Power BI: powerbi
Embedded Systems: embedded
RTOS: freertos, real-time operating systems
Firmware:
Bluetooth Low Energy: ble
CAN Bus: can
FPGA: vhdl, verilog
Medical Device Software: iec 62304
Android:
iOS: ios development
Jetpack Compose: compose
SwiftUI:
Flutter: dart
Figma:
Design Systems: design system
Interaction Design: ixd
Prototyping:
User Research: ux research
Usability Testing: usability tests
Survey Design:
Service Design:
Information Architecture:
Motion Design:
Product Strategy:
Roadmapping: product roadmap
Product Discovery: discovery
Stakeholder Management:
Agile: scrum, kanban
Pricing: pricing strategy
Technical Writing: docs
People Management: line management, team leadership
Mentoring: coaching
Hiring: interviewing
Enterprise Sales: field sales
SaaS Sales: b2b sales
Prospecting: outbound sales
Negotiation:
Salesforce: sfdc
HubSpot:
MEDDIC: meddpicc
Account Management:
Customer Success: cs management
Onboarding: customer onboarding
Public Tenders: public procurement, rfp
Employee Relations:
Compensation and Benefits: total rewards
HR Analytics: people analytics
Talent Acquisition: recruiting
Learning and Development: l&d
Payroll:
Financial Modeling: financial modelling
FP&A: financial planning
IFRS:
Accounting: bookkeeping
Treasury:
Controlling:
NetSuite:
SAP:
Excel: spreadsheets
Fundraising: capital raising
Project Management: pmp
Process Improvement: lean, six sigma
Vendor Management:
Supply Chain: logistics
HL7 FHIR: fhir, hl7
German: deutsch
French: français
Portuguese: português
Spanish: español
"""


def _parse(line: str) -> tuple[str, tuple[str, ...]]:
    name, _, aliases = line.partition(":")
    return name, tuple(alias.strip() for alias in aliases.split(",") if alias.strip())


SKILLS: dict[str, tuple[str, ...]] = dict(_parse(line) for line in _LINES.strip().splitlines())
