"""The room for what callers bring to actuals."""
