"""The structure of a text: paragraphs, sentences, headings, turns, comments."""
