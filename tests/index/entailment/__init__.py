"""Tests of the entailment model."""
