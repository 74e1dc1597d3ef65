"""Tests of the structure of a text."""
