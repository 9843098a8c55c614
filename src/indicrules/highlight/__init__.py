"""Rulesets in colours: what each word and sign of a text is."""
