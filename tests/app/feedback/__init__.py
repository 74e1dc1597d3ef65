"""Tests of app/feedback."""
