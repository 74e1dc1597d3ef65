"""Are the answers right: questions, protocols, figures."""
