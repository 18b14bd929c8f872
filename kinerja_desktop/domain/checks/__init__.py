"""Flat lists of checks, one module per subject: facts in, findings out; nothing is raised, nothing is mended."""
