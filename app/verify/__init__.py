"""Whether the sources back a sentence that a language model wrote."""
