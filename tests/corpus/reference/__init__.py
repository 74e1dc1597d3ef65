"""Tests of lasting references."""
