"""The room for scorecard to words."""
