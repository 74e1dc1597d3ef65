"""Tests of index/question."""
