"""Tests of index/contradiction."""
