"""One package per screen: screen.py, model.py, actions.py."""
