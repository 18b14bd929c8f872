"""Declarative tables: metadata for Alembic and Core; no behaviour."""
