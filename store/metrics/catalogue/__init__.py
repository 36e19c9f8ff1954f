"""The metrics, one file a subject."""

from collections.abc import Mapping
from types import MappingProxyType

from store.metrics.catalogue import applications, hiring, jobs, meetings, outreach, process
from store.metrics.metric import Metric

_SUBJECTS = (applications, hiring, process, meetings, jobs, outreach)
METRICS: Mapping[str, Metric] = MappingProxyType({one.name: one for part in _SUBJECTS for one in part.METRICS})
"""Every metric by its name."""
