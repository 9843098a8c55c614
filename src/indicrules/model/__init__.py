"""The room for tree to meaning."""
