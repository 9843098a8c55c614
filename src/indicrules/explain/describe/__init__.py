"""A ruleset in plain sentences, before any data: what it measures, what is to be reached, how points are lost."""
