"""Tests of evals/commands."""
