"""Texts that change → what is to be said of them, at once."""
