"""Bringing files in: first a check that writes nothing, then what is good in one transaction, later its undoing."""
