"""Which records a view names, in the order a person sees them."""

from collections.abc import Iterator
from functools import singledispatch
from typing import Any

from tools.views import (
    CandidateList,
    CandidateProfile,
    Changed,
    Debrief,
    DraftMessage,
    InterviewList,
    JobCard,
    JobList,
    Mention,
    Picker,
    Pipeline,
    PipelineJob,
    PoolList,
    ScorecardCard,
)


@singledispatch
def mentions(view: Any) -> Iterator[Mention]:  # noqa: ARG001 - a view of no other kind names nothing
    """Name the records of a view."""
    return iter(())


@mentions.register
def _(view: CandidateList) -> Iterator[Mention]:
    for item in view.items:
        yield Mention(kind="candidate", id=str(item.id), label=item.name)


@mentions.register
def _(view: CandidateProfile) -> Iterator[Mention]:
    yield Mention(kind="candidate", id=str(view.candidate.id), label=view.candidate.name)


@mentions.register
def _(view: JobList) -> Iterator[Mention]:
    for job in view.items:
        yield Mention(kind="job", id=str(job.id), label=f"{job.code} {job.title}")


@mentions.register
def _(view: JobCard) -> Iterator[Mention]:
    yield _job(PipelineJob(id=view.job.id, code=view.job.code, title=view.job.title))


@mentions.register
def _(view: Pipeline) -> Iterator[Mention]:
    yield _job(view.job)
    for stage in view.stages:
        for item in stage.items:
            yield Mention(kind="candidate", id=str(item.candidate_id), label=item.name)


@mentions.register
def _(view: Changed) -> Iterator[Mention]:
    for item in view.items:
        if item.candidate_id is not None:
            yield Mention(kind="candidate", id=str(item.candidate_id), label=item.name)
    yield from view.about
    if view.undo is not None:
        yield Mention(kind="change", id=str(view.undo), label=view.what)


@mentions.register
def _(view: Picker) -> Iterator[Mention]:
    known = {"candidate": "candidate", "job": "job", "pool": "pool", "person": "person", "stage": "stage"}
    kind = known.get(view.of, "other")
    for option in view.options:
        yield Mention.model_validate({"kind": kind, "id": option.id, "label": option.label})


@mentions.register
def _(view: PoolList) -> Iterator[Mention]:
    for pool in view.items:
        yield Mention(kind="pool", id=str(pool.id), label=pool.name)


@mentions.register
def _(view: DraftMessage) -> Iterator[Mention]:
    yield Mention(kind="candidate", id=str(view.candidate_id), label=view.candidate)


@mentions.register(ScorecardCard)
@mentions.register(Debrief)
def _(view: ScorecardCard | Debrief) -> Iterator[Mention]:
    if view.candidate_id is not None and view.candidate:
        yield Mention(kind="candidate", id=str(view.candidate_id), label=view.candidate)


@mentions.register
def _(view: InterviewList) -> Iterator[Mention]:
    for item in view.items:
        if item.candidate_id is not None and item.candidate:
            yield Mention(kind="candidate", id=str(item.candidate_id), label=item.candidate)


def _job(job: PipelineJob) -> Mention:
    return Mention(kind="job", id=str(job.id), label=f"{job.code} {job.title}")
