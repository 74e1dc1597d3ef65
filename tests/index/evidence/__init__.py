"""Tests of index/evidence."""
