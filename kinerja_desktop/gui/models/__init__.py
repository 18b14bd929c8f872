"""Table models: rows are frozen dataclasses, columns are descriptions."""
