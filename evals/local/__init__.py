"""A real language model on this machine: what it writes, what passes, and how long it takes."""
