"""Tests of evals/run."""
