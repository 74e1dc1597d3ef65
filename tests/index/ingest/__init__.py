"""Tests of index/ingest."""
