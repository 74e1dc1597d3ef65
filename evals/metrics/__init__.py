"""Metrics: an outcome in, numbers out; one kind a module."""
