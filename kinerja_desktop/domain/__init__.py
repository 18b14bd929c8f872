"""Pure rules and vocabulary of performance management: frozen dataclasses, standard library only."""
