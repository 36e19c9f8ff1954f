"""The jobs of the sample company: departments, places, processes, teams and the size of each pipeline."""

from __future__ import annotations

from dataclasses import dataclass

# name -> parent
DEPARTMENTS: dict[str, str | None] = {
    "Engineering": None,
    "Platform": "Engineering",
    "Payments Engineering": "Engineering",
    "Product Engineering": "Engineering",
    "Data and Machine Learning": "Engineering",
    "Devices": "Engineering",
    "Security": "Platform",
    "Design": None,
    "User Research": "Design",
    "Product": None,
    "Sales": None,
    "Customer Success": "Sales",
    "People": None,
    "Finance": None,
    "Operations": None,
}

# name, country, is_remote
LOCATIONS: tuple[tuple[str, str | None, bool], ...] = (
    ("Berlin", "Germany", False),
    ("Lisbon", "Portugal", False),
    ("Toronto", "Canada", False),
    ("Remote", None, True),
)

# Names differ from job to job, kinds do not.
PROCESSES: dict[str, tuple[tuple[str, str], ...]] = {
    "engineering": (
        ("New Lead", "lead"),
        ("Application Review", "pre_interview_screen"),
        ("Recruiter Screen", "active"),
        ("Technical Interview", "active"),
        ("Onsite", "active"),
        ("Offer", "offer"),
        ("Hired", "hired"),
        ("Archived", "archived"),
    ),
    "platform": (
        ("Lead", "lead"),
        ("Résumé Review", "pre_interview_screen"),
        ("Phone Screen", "active"),
        ("Coding Interview", "active"),
        ("System Design", "active"),
        ("Final Round", "active"),
        ("Offer", "offer"),
        ("Hired", "hired"),
        ("Archived", "archived"),
    ),
    "design": (
        ("New Lead", "lead"),
        ("Portfolio Review", "pre_interview_screen"),
        ("Recruiter Screen", "active"),
        ("Portfolio Presentation", "active"),
        ("Team Interview", "active"),
        ("Offer", "offer"),
        ("Hired", "hired"),
        ("Archived", "archived"),
    ),
    "business": (
        ("Lead", "lead"),
        ("Application Review", "pre_interview_screen"),
        ("Phone Screen", "active"),
        ("Hiring Manager Interview", "active"),
        ("Case Study", "active"),
        ("Offer", "offer"),
        ("Hired", "hired"),
        ("Archived", "archived"),
    ),
    "short": (
        ("Lead", "lead"),
        ("CV Screen", "pre_interview_screen"),
        ("Intro Call", "active"),
        ("Technical Interview", "active"),
        ("Offer Stage", "offer"),
        ("Hired", "hired"),
        ("Archived", "archived"),
    ),
}

# stage name -> what its interview covers: minutes, then attributes with their kind
KITS: dict[str, tuple[int, tuple[tuple[str, str, str], ...]]] = {
    "Recruiter Screen": (
        30,
        (
            ("Motivation", "trait", "Why this job, why now"),
            ("Communication", "skill", "Clear, honest and to the point"),
            ("Salary and start", "detail", "Expectations and notice period"),
        ),
    ),
    "Technical Interview": (
        60,
        (
            ("Problem solving", "skill", "Breaks a problem down and tests ideas"),
            ("Code quality", "skill", "Readable, tested, simple"),
            ("Technical depth", "skill", "Knows why, not only how"),
            ("Collaboration", "trait", "Takes hints and gives them"),
        ),
    ),
    "Onsite": (
        120,
        (
            ("System design", "skill", "Weighs alternatives, names trade-offs"),
            ("Ownership", "trait", "Finishes things and looks after them"),
            ("Collaboration", "trait", "Works with other trades"),
            ("Domain knowledge", "qualification", "Hospitals, payments or what the job needs"),
            ("Values", "trait", "Decides with the nurse in mind"),
        ),
    ),
    "System Design": (
        75,
        (
            ("System design", "skill", "Weighs alternatives, names trade-offs"),
            ("Reliability", "skill", "Thinks about failure first"),
            ("Communication", "skill", "Draws and explains at once"),
        ),
    ),
    "Portfolio Presentation": (
        60,
        (
            ("Craft", "skill", "Detail, hierarchy, typography"),
            ("Process", "skill", "From problem to proof"),
            ("Accessibility", "qualification", "Designs for everybody"),
            ("Storytelling", "trait", "Presents decisions and doubts"),
        ),
    ),
    "Team Interview": (
        90,
        (
            ("Collaboration", "trait", "Works with engineers and researchers"),
            ("Product sense", "skill", "Knows what to leave out"),
            ("Values", "trait", "Decides with the nurse in mind"),
        ),
    ),
    "Hiring Manager Interview": (
        45,
        (
            ("Experience", "qualification", "Has done comparable work"),
            ("Judgement", "trait", "Decides well with little information"),
            ("Motivation", "trait", "Why this job, why now"),
        ),
    ),
    "Case Study": (
        90,
        (
            ("Analysis", "skill", "Finds what matters in the material"),
            ("Presentation", "skill", "Clear story, honest numbers"),
            ("Stakeholder management", "skill", "Handles objections"),
            ("Values", "trait", "Decides with the nurse in mind"),
        ),
    ),
}
SAME_KIT: dict[str, str] = {
    "Phone Screen": "Recruiter Screen",
    "Intro Call": "Recruiter Screen",
    "Coding Interview": "Technical Interview",
    "Final Round": "Onsite",
}


@dataclass(frozen=True)
class JobPlan:
    """One job: when it was open (days of the plan, no end means still open) and how many people it draws."""

    code: str
    title: str
    department: str
    location: str
    professions: tuple[str, ...]
    process: str
    status: str
    spells: tuple[tuple[float, float | None], ...]
    applications: int
    openings: int
    hires: int
    recruiter: str
    manager: str
    panel: tuple[str, ...]
    salary: tuple[int, int, str]
    must_have: tuple[str, ...]
    is_confidential: bool = False
    employment_type: str = "full_time"

    @property
    def is_open(self) -> bool:
        """Whether the job takes applications today."""
        return self.status == "open"

    @property
    def opened(self) -> float:
        """The day it was first opened."""
        return self.spells[0][0]


def _job(head: str, spells: str, numbers: str, people: str, salary: str, must_have: str) -> JobPlan:
    code, title, department, location, professions, process, status, *marks = head.split("|")
    applications, openings, hires = (int(part) for part in numbers.split())
    recruiter, manager, panel = people.split("|")
    low, high, currency = salary.split()

    def end(text: str) -> float | None:
        return None if text == "now" else float(text)

    return JobPlan(
        code=code, title=title, department=department, location=location,
        professions=tuple(professions.split()), process=process, status=status,
        spells=tuple((float(a), end(b)) for a, b in (spell.split(" to ") for spell in spells.split(",") if spell)),
        applications=applications, openings=openings, hires=hires, recruiter=recruiter, manager=manager,
        panel=tuple(name.strip() for name in panel.split(",")),
        salary=(int(low), int(high), currency), must_have=tuple(must_have.split(", ")),
        is_confidential="confidential" in marks,
        employment_type="part_time" if "part_time" in marks else "full_time",
    )  # fmt: skip


_BACKEND_PANEL = "Lukas Brenner, Zeynep Aydın, Oluwadamilola Ajayi, Matthias Kranz"
_FRONTEND_PANEL = "Sofia Carvalhal, Dermot O'Leary-Walsh, Ananya Deshpande, Tiago Bettencourt"

JOBS: tuple[JobPlan, ...] = (
    _job("ENG-003|Senior Backend Engineer, Payments|Payments Engineering|Berlin|backend|platform|closed",
         "-515 to -375", "105 4 4", f"Tomasz Zieliński|Sanjay Kulkarni|{_BACKEND_PANEL}", "78000 102000 EUR",
         "Python, PostgreSQL, Distributed Systems"),
    _job("ENG-005|Frontend Engineer|Product Engineering|Lisbon|frontend|engineering|archived",
         "-512 to -345", "115 4 4", f"Tomasz Zieliński|Pedro Salgueiro|{_FRONTEND_PANEL}", "48000 66000 EUR",
         "TypeScript, React"),
    _job("ENG-007|Engineering Manager, Platform|Platform|Berlin|eng_manager|platform|closed",
         "-480 to -325", "55 1 1", "Jonas Weidner|Katrin Vollmer|Amara Nwachukwu, Lukas Brenner, Piotr Wrona",
         "98000 125000 EUR", "People Management, System Design"),
    _job("ENG-009|Site Reliability Engineer|Platform|Toronto|sre|platform|open",
         "-470 to -296,-120 to now", "120 5 4",
         "Jonas Weidner|Amara Nwachukwu|Piotr Wrona, Grace Adjei, Tariq Al-Masri, Lukas Brenner",
         "115000 150000 CAD", "Kubernetes, Terraform, Incident Management"),
    _job("ENG-011|Data Engineer|Data and Machine Learning|Berlin|data|engineering|closed",
         "-224 to -58", "105 4 4", "Tomasz Zieliński|Yuki Tanabe|Liang Zhenhua, Miriam Feldstein, Daniel Svoboda",
         "68000 90000 EUR", "Python, SQL, Airflow"),
    _job("ENG-012|Machine Learning Engineer, Search Ranking|Data and Machine Learning|Remote|ml|engineering|open",
         "-112 to now", "140 3 2", "Jonas Weidner|Yuki Tanabe|Miriam Feldstein, Arvid Nygren, Liang Zhenhua",
         "82000 110000 EUR", "Machine Learning, Python, Learning to Rank"),
    _job("ENG-014|Senior Backend Engineer|Payments Engineering|Berlin|backend|engineering|open",
         "-185 to now", "290 8 5", f"Tomasz Zieliński|Sanjay Kulkarni|{_BACKEND_PANEL}, Noel Fitzpatrick",
         "82000 108000 EUR", "Go, PostgreSQL, Kubernetes"),
    _job("ENG-015|iOS Engineer|Product Engineering|Lisbon|mobile|engineering|closed",
         "-212 to -66", "75 2 2", "Jonas Weidner|Pedro Salgueiro|Inês Valadares, Sofia Carvalhal, Noel Fitzpatrick",
         "52000 72000 EUR", "Swift, iOS"),
    _job("ENG-016|Embedded Software Engineer|Devices|Berlin|embedded|platform|open",
         "-92 to now", "65 2 0", "Jonas Weidner|Sven Hallgren|Rosa Villanueva, Bogdan Mureșan, Noel Fitzpatrick",
         "70000 94000 EUR", "C++, RTOS, Medical Device Software"),
    _job("ENG-017|Security Engineer|Security|Remote|security sre|engineering|open",
         "-104 to now", "70 1 0", "Jonas Weidner|Leila Mohebbi|Tariq Al-Masri, Piotr Wrona, Oluwadamilola Ajayi",
         "76000 104000 EUR", "Security Engineering, Threat Modeling"),
    _job("ENG-018|Frontend Engineer, Design Systems|Product Engineering|Lisbon|frontend|engineering|open",
         "-78 to now", "160 2 1", f"Jonas Weidner|Pedro Salgueiro|{_FRONTEND_PANEL}", "54000 74000 EUR",
         "TypeScript, React, Accessibility"),
    _job("ENG-019|Android Engineer|Product Engineering|Lisbon|mobile|engineering|draft",
         "", "0 1 0", "Jonas Weidner|Pedro Salgueiro|Inês Valadares, Noel Fitzpatrick", "52000 72000 EUR",
         "Kotlin, Android"),
    _job("ENG-100|Software Engineer, General Application|Engineering|Remote|backend frontend sre qa|short|open",
         "-518 to now", "240 16 14",
         f"Priya Raman|Katrin Vollmer|{_BACKEND_PANEL}, Sofia Carvalhal, Grace Adjei, Noel Fitzpatrick",
         "60000 95000 EUR", "Python, Test Automation"),
    _job("DES-002|Product Designer|Design|Berlin|designer|design|closed",
         "-432 to -305", "85 3 3", "Beatriz Fontes|Oskar Brink|Freya Mikkelsen, Tiago Bettencourt, Salma Hegazi",
         "56000 74000 EUR", "Figma, Interaction Design"),
    _job("DES-004|Senior Product Designer|Design|Lisbon|designer|design|open",
         "-88 to now", "135 2 1", "Beatriz Fontes|Oskar Brink|Freya Mikkelsen, Tiago Bettencourt, Agnès Delorme",
         "54000 72000 EUR", "Figma, Design Systems, Accessibility"),
    _job("DES-005|UX Researcher|User Research|Remote|researcher|design|closed|part_time",
         "-216 to -96", "50 1 1", "Beatriz Fontes|Oskar Brink|Salma Hegazi, Freya Mikkelsen", "52000 68000 EUR",
         "User Research, Usability Testing"),
    _job("PRD-003|Product Manager, Scheduling|Product|Berlin|product|business|open",
         "-132 to now", "150 3 2",
         "Beatriz Fontes|Nadia Benkirane|Jakob Steinmetz, Rebecca Thornhill, Freya Mikkelsen, Agnès Delorme",
         "74000 98000 EUR", "Product Discovery, Stakeholder Management"),
    _job("SAL-004|Account Executive, Canada|Sales|Toronto|sales|business|closed",
         "-502 to -385", "65 4 4", "Marcus Oyelaran|Gareth Pritchard|Stephanie Gauthier, Emre Karahan",
         "80000 110000 CAD", "SaaS Sales, Negotiation"),
    _job("SAL-006|Account Executive, DACH|Sales|Berlin|sales|business|open",
         "-150 to now", "130 4 3", "Marcus Oyelaran|Gareth Pritchard|Emre Karahan, Stephanie Gauthier, Jakob Steinmetz",
         "65000 90000 EUR", "SaaS Sales, German"),
    _job("SAL-007|Customer Success Manager|Customer Success|Lisbon|customer_success|business|open",
         "-125 to now", "90 3 2", "Marcus Oyelaran|Simone Castellani|Paulo Seabra, Hyun-woo Jang",
         "40000 56000 EUR", "Customer Success, Onboarding"),
    _job("PPL-002|People Partner|People|Berlin|people|business|closed",
         "-192 to -78", "45 1 1", "Chloé Bertrand-Diop|Ulla Reinhardt|Wanjiku Mbugua, Claudia Rossetti",
         "58000 76000 EUR", "Employee Relations, German"),
    _job("FIN-003|Financial Analyst|Finance|Toronto|finance|business|closed",
         "-202 to -48", "50 1 1", "Chloé Bertrand-Diop|Henrik Overgaard|Björn Aðalsteinsson, Claudia Rossetti",
         "72000 92000 CAD", "Financial Modeling, FP&A"),
    _job("FIN-004|Chief Financial Officer|Finance|Berlin|finance|business|open|confidential",
         "-62 to now", "22 1 0", "Priya Raman|Carolina Meireles|Ulla Reinhardt", "160000 210000 EUR",
         "Fundraising, IFRS"),
    _job("OPS-005|Implementation Manager|Operations|Remote|operations customer_success|business|open",
         "-160 to now", "95 4 3", "Chloé Bertrand-Diop|Fatima El-Amrani|Hyun-woo Jang, Paulo Seabra, Agnès Delorme",
         "52000 70000 EUR", "Project Management, Onboarding"),
)  # fmt: skip

TEAM_CHANGES: dict[str, tuple[tuple[str, float, float | None], ...]] = {
    # code -> primary recruiters from, to (days of the plan)
    "ENG-011": (("Tomasz Zieliński", -224, -140), ("Jonas Weidner", -140, None)),
    "ENG-014": (("Tomasz Zieliński", -185, -140), ("Jonas Weidner", -140, None)),
    "ENG-009": (("Tomasz Zieliński", -470, -296), ("Jonas Weidner", -120, None)),
    "DES-004": (("Chloé Bertrand-Diop", -88, -40), ("Beatriz Fontes", -40, None)),
    "SAL-006": (("Priya Raman", -150, -110), ("Marcus Oyelaran", -110, None)),
}
SECOND_RECRUITERS: dict[str, str] = {
    "ENG-014": "Priya Raman",
    "PRD-003": "Priya Raman",
    "SAL-007": "Chloé Bertrand-Diop",
}
SOURCERS: dict[str, str] = {
    "ENG-014": "Mei-Ling Tsai", "ENG-012": "Mei-Ling Tsai", "ENG-009": "Mei-Ling Tsai", "ENG-016": "Rafael Queiroz",
    "ENG-017": "Rafael Queiroz", "PRD-003": "Rafael Queiroz", "DES-004": "Rafael Queiroz", "SAL-006": "Mei-Ling Tsai",
    "ENG-100": "Rafael Queiroz",
}  # fmt: skip
TORONTO_JOBS = frozenset(job.code for job in JOBS if job.location == "Toronto")
