"""Tests of `app/ask/suggestions`."""
