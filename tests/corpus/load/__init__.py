"""Tests of reading files and folders."""
