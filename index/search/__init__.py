"""Embedding, lexical search, fusion and retrieval."""
