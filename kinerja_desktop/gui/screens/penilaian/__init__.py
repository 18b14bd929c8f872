"""Entri Penilaian: the grid of ratings, the person beside it, locking, lembar isian."""
