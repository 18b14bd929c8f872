"""The command line over the services; no Qt."""
