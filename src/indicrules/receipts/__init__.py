"""Scorecards → receipts that can be recomputed, and receipts → what differs from them."""
