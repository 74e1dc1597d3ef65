"""Tests of evals/training."""
