"""What the sources say and where they come from."""
