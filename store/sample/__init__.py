"""The sample company: people, jobs and candidates made up from a seed and an as-of date, and how to load them."""

from store.sample.load import seed

__all__ = ["seed"]
