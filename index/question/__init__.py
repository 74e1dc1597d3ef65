"""What a question asks for, and whose words should answer it."""
