"""Use cases, the only API of gui and cli. Every call takes a Konteks; writes return Outcome(value, Changes)."""
