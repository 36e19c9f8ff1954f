"""A made-up company with many candidates, whose vectors cluster as those of real profiles do."""

import itertools
import random
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from store.embedding import Embedder, candidate_text

ROLES = {
    "Backend engineer": ["Java", "Go", "PostgreSQL", "Kafka", "Kubernetes", "Python", "gRPC"],
    "Frontend engineer": ["TypeScript", "React", "CSS", "Vue", "accessibility", "GraphQL"],
    "Data engineer": ["Spark", "Airflow", "dbt", "Snowflake", "Python", "SQL"],
    "Machine learning engineer": ["PyTorch", "Python", "MLOps", "NLP", "recommender systems", "CUDA"],
    "Site reliability engineer": ["Kubernetes", "Terraform", "Prometheus", "AWS", "Linux"],
    "iOS developer": ["Swift", "SwiftUI", "Objective-C", "Xcode"],
    "Android developer": ["Kotlin", "Java", "Jetpack Compose"],
    "Security engineer": ["threat modelling", "penetration testing", "cryptography", "Rust"],
    "QA engineer": ["Selenium", "Cypress", "Python", "test automation"],
    "Embedded engineer": ["C", "C++", "RTOS", "ARM", "FPGA"],
    "Product manager": ["discovery", "roadmaps", "A/B testing", "SQL"],
    "Product designer": ["Figma", "user research", "design systems", "prototyping"],
    "Engineering manager": ["coaching", "hiring", "agile", "architecture"],
    "Data analyst": ["SQL", "Tableau", "Looker", "statistics", "Excel"],
    "Account executive": ["negotiation", "Salesforce", "forecasting", "MEDDIC"],
    "Customer success manager": ["onboarding", "retention", "Gainsight"],
    "Marketing manager": ["SEO", "Google Ads", "copywriting", "HubSpot"],
    "Technical recruiter": ["sourcing", "interviewing", "Boolean search"],
    "Accountant": ["IFRS", "SAP", "month-end close", "audit"],
    "Financial analyst": ["modelling", "Excel", "valuation", "budgeting"],
    "Lawyer": ["contracts", "GDPR", "litigation", "compliance"],
    "Mechanical engineer": ["CATIA", "SolidWorks", "FEM", "tolerancing"],
    "Electrical engineer": ["PCB layout", "Altium", "power electronics"],
    "Supply chain manager": ["SAP", "inventory planning", "procurement", "lean"],
    "Nurse": ["critical care", "triage", "patient monitoring"],
    "Biostatistician": ["SAS", "R", "clinical trials"],
}
LEVELS = ["Junior", "", "Senior", "Lead", "Principal"]
FIELDS = ["payments", "healthcare", "e-commerce", "logistics", "gaming", "energy", "insurance", "travel"]
PLACES = {"Germany": "Berlin", "France": "Paris", "Estonia": "Tallinn", "Malta": "Valletta"}
SHARES = {"Germany": 0.50, "France": 0.445, "Estonia": 0.05, "Malta": 0.005}
"""Share of candidates by country: the filters of the benchmark."""
SKILLS = sorted(set(itertools.chain.from_iterable(ROLES.values())))
NOISE = 0.48
"""Length of what is random in a vector; the rest is a mixture of two real profiles of one role.

Chosen so that the nearest neighbours among 1,500 are as alike (median cosine 0.80) as those among the 1,500 different
profiles of the sample company. Tighter clusters than real ones would make an HNSW graph fall apart.
"""


@dataclass(frozen=True)
class Profile:
    """What candidates of one kind share."""

    role: str
    title: str
    skills: tuple[str, ...]
    summary: str

    @property
    def text(self) -> str:
        """Give what is embedded."""
        return candidate_text(current_title=self.title, skills=self.skills, summary=self.summary)


@dataclass(frozen=True)
class Crowd:
    """Candidates to be: for each a number of its profile, a country, years of experience and a vector."""

    profiles: list[Profile]
    kind: NDArray[np.int64]
    country: NDArray[np.str_]
    years: NDArray[np.int64]
    vectors: NDArray[np.float16]


def profiles(count: int, rng: random.Random) -> list[Profile]:
    """Different kinds of candidates."""
    found = []
    for _ in range(count):
        role = rng.choice(list(ROLES))
        skills = tuple(rng.sample(ROLES[role], min(len(ROLES[role]), rng.randint(2, 5))))
        title = f"{rng.choice(LEVELS)} {role}".strip()
        summary = f"{rng.randint(1, 20)} years in {rng.choice(FIELDS)}, last worked on {rng.choice(skills)}."
        found.append(Profile(role, title, skills, summary))
    return found


async def crowd(count: int, embedder: Embedder, *, seed: int = 7, kinds: int = 1_000) -> Crowd:
    """Make `count` candidates, scattered between the real vectors of `kinds` profiles."""
    known = profiles(kinds, random.Random(seed))
    centres = np.asarray(await embedder.embed([profile.text for profile in known]), np.float32)
    noise = np.random.default_rng(seed)
    # Some kinds are common and most are rare, as in a real market.
    weights = 1 / (np.arange(kinds) + 20)
    kind = noise.choice(kinds, count, p=weights / weights.sum())
    alike = [np.flatnonzero([other.role == each.role for other in known]) for each in known]
    second = np.array([noise.choice(alike[number]) for number in kind])
    share = noise.uniform(0.5, 1, (count, 1)).astype(np.float32)
    vectors = share * centres[kind] + (1 - share) * centres[second]
    vectors += noise.normal(0, NOISE / 384**0.5, (count, 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return Crowd(
        profiles=known,
        kind=kind,
        country=noise.choice(list(SHARES), count, p=list(SHARES.values())),
        years=noise.integers(0, 25, count),
        vectors=vectors.astype(np.float16),
    )


QUERIES = [
    f"{level} {role.lower()} who knows {skills[0]} and worked in {field}".strip()
    for (role, skills), level, field in zip(
        ROLES.items(), itertools.cycle(LEVELS), itertools.cycle(FIELDS), strict=False
    )
]
"""What is asked in the benchmark, one for each role."""
