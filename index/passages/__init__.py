"""Passages and sentences, cut with exact offsets."""
