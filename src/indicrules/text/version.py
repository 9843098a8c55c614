"""The version of the library, for all that says which one made it."""

VERSION = "0.1.0"
HOME = "https://github.com/indicrules/indicrules"
"""Where the project is at home."""
