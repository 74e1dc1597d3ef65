"""The verbs of python -m evals, one a module."""
