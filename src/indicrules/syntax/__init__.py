"""The room for ruleset text to tree and back."""
