"""Mutated workbooks through the preview of every import: ``python3 packaging/run.py acak``; see `jalan`."""
