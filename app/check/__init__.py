"""Holding a quotation against what stands on record: reading, finding, aligning, naming changes."""
