"""The room for people to the rest: printing and exit codes only."""
