"""Is it true: questions, protocols, figures."""
