"""Entailment: how likely a written sentence is to follow from the quotes that it cites."""
