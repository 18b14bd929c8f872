"""The only owner of PySide6."""
