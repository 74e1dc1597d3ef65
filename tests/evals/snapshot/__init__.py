"""Tests of evals.snapshot."""
