"""Follow-up questions, turned into questions that stand alone."""
