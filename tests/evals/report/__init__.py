"""Reports of the evals."""
