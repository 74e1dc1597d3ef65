"""Tests of evals/gate."""
