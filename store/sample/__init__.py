"""The sample company: people, jobs and candidates made up from a seed and an as-of date, and how to load them."""

from store.sample.load import DatabaseInUseError, SampleBrokenError, seed

__all__ = ["DatabaseInUseError", "SampleBrokenError", "seed"]
