"""Tests of index/store."""
