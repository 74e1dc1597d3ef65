"""Changing the library while it is served."""
