"""Conversations that are kept, got back, and taken along."""
