"""The ways to round a score to cents that `ties.py` compares, a module a kind."""
