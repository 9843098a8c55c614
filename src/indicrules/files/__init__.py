"""The room for data files to actuals."""
