"""Benchmarks on public data."""
