"""What a reader should know about the question itself."""
