"""Asking, checking, showing."""
