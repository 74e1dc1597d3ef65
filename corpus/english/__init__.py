"""English words and rules that more than one package needs."""
