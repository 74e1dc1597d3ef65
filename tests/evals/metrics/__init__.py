"""Tests of evals.metrics."""
