"""Conversations as Markdown, text, HTML, CSL JSON and web annotations."""
