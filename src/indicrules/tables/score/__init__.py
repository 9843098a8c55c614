"""Procedures to tapes of steps, cells to sheets of results."""
