"""Tests of index/passages."""
