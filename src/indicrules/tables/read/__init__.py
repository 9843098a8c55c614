"""Files, frames and columns to cells."""
