"""Values: documents, spans, quotes, speakers and dates."""
