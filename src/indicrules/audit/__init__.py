"""The room for scorecards and published values to findings."""
