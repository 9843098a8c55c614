"""A folder of departments → one row an audit of each, and what the figures of all of them hint at."""
