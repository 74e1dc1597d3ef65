"""Saved conversations: their schema, restoring them, their limits."""
