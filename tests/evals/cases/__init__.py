"""Tests of evals/cases."""
