"""Tests of evals/systems."""
