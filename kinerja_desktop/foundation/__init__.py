"""What has no business meaning: files, clock, identities, errors, sentences. Standard library only."""
