"""Tests of app/check."""
