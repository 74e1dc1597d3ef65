"""The Chroma store: collections, records, locks."""
