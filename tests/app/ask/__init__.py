"""Tests of app/ask."""
