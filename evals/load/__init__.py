"""Many readers at once: what they ask of the page, of the server, and what comes of it."""
