"""Cases with gold: questions, transcripts, quotations, replies, pairs."""
