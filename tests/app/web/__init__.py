"""Tests of the web page: what it draws, and what a browser makes of it."""
