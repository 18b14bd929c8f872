"""Compiled from ui/forms by packaging/build_forms.py; never edited."""
