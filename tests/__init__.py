"""The tests, laid out as the five packages are."""
