"""Quotations in documents that are not English: their language, and who says them."""
