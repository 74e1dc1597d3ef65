"""Answers and checks as JSON."""
