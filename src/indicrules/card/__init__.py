"""The room for values and procedures to scorecards."""
