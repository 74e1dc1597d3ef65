"""Check a quotation against the documents: find it, align it, and classify its changes."""
