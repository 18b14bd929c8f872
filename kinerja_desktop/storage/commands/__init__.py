"""Writes, in Core: guarded updates, bulk upserts."""
