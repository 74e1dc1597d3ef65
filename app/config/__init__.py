"""Settings and the password file."""
