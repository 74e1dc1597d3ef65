"""Language models: the interface that the program needs, and clients of model servers."""
