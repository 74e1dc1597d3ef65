"""Public data, and our figures on it."""
