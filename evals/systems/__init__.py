"""Systems to compare, each behind the same few methods."""
