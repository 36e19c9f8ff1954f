"""How people ask for each tool, as tables of words."""

from agent.builtin.phrases import candidates, feedback, finding, insight, jobs, outreach, outside, pipeline, pools

FRAMES = (
    *finding.FRAMES,
    *candidates.FRAMES,
    *jobs.FRAMES,
    *pipeline.FRAMES,
    *pools.FRAMES,
    *feedback.FRAMES,
    *outreach.FRAMES,
    *insight.FRAMES,
    *outside.FRAMES,
)

__all__ = ["FRAMES"]
