"""What clauses and functions mean: items as steps of a small core that every evaluator reads."""
