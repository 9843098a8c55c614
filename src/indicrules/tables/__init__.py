"""The room for Arrow batches to Arrow batches."""
