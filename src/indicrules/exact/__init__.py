"""The room for exact numbers: text to rational, roundings, certain irrational values."""
