"""Whether the sources back a sentence, tested."""
