"""A real, weak language model on this machine: what it writes, what passes, and its latency."""
