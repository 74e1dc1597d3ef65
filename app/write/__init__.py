"""Written answers: a model's text over numbered evidence, checked sentence by sentence."""
