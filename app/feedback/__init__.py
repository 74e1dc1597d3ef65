"""What readers say of answers."""
