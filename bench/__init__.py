"""Benchmarks: each prints a table whose rows are ratios against a yardstick of the same run."""
