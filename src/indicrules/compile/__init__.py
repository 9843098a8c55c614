"""The room of the compiled evaluator: a model in, a Python function over whole numbers out."""
