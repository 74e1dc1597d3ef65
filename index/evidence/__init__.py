"""Which sentences answer a question: scored, chosen, put in context, each said once."""
