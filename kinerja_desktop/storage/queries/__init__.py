"""Reads, in Core: selects into frozen row dataclasses made for a screen, a sheet, an export."""
