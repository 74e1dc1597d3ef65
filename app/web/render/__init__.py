"""Render the page as HTML: pure functions from data to markup, with all text escaped by htpy."""
