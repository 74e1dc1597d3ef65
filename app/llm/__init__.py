"""Language models: what the program needs of one, and the servers that offer them."""
