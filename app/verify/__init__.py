"""Check each sentence that a language model wrote against the quotes it cites."""
