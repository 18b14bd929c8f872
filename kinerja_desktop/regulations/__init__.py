"""Strict loader of resources/regulations and resources/references into domain types."""
