"""Tests of app/web/events."""
