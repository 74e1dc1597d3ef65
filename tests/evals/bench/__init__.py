"""Tests of evals/bench."""
