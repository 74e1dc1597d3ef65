"""Figures: a question and what came back in, numbers out; one kind a module."""
