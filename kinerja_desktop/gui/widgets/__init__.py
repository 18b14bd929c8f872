"""Widgets shared by screens: the grid, chips, cards, pickers, the findings panel."""
