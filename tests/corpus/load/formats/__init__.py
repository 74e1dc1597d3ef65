"""Tests of the formats' parts."""
