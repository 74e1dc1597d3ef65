"""Tests of app/serialize."""
