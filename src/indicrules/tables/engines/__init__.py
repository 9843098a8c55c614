"""Engines that carry batches: Spark, and its SQL."""
