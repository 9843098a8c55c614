"""The room of the reference evaluator: procedures to values, each noted."""
