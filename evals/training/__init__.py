"""Training and fitting what the application ships."""
