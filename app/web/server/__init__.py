"""The page on the network: who may see it, how it is asked by programs, what it forbids."""
