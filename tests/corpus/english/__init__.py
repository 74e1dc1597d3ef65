"""Tests of the judgements of English."""
