"""Strict loader of `resources/regulations` and `resources/references` into domain types.

Knows files and their shape, nothing of databases or screens. A mistake in a file fails with file and key.
"""

from kinerja_desktop.regulations.loader import RegulationSet, load

__all__ = ["RegulationSet", "load"]
