"""Text in Unicode, HTML, JSON lines and file names."""
