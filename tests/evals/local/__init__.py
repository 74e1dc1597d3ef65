"""Tests of evals/local."""
