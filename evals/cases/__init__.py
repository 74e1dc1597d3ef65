"""Labelled cases: questions with gold, transcripts, quotations, replies, pairs; and outcomes."""
