"""Values of an answer: claims, citations, views, filters, explanations."""
