"""Migrations live inside the package, so that wheel and exe carry them. One file a step: ``0001_awal`` ..."""
