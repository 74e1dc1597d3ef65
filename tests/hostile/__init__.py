"""Invented documents that try to make a language model do what its reader did not ask for."""
