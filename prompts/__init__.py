"""Prompts for language models: Markdown files and their loader."""
