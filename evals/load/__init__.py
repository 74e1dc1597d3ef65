"""Load test: many concurrent readers of the page and of the JSON endpoint."""
