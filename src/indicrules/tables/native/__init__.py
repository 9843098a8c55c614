"""The steps of tapes as machine code."""
