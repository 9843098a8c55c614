"""Sheets of results to tables and files."""
