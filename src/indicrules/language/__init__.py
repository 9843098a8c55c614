"""The tables of the language, data alone: its words, its blocks and clauses, its functions."""
