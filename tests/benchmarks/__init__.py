"""Benchmarks, run by `make bench`: ratios within one run, medians after a warm-up. Nothing here is a timed test."""
