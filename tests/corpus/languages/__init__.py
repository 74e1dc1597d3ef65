"""Tests of who speaks where."""
