"""Lasting references to quotes, and finding them again."""
