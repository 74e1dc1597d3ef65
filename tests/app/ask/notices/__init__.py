"""Tests of app/ask/notices."""
