"""What examples prove of a ruleset: what they reach, what they leave out, and examples that would reach it."""
