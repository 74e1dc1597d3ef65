"""Written answers: a model's prose over numbered evidence, every sentence held against it."""
