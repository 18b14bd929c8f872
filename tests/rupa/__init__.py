"""How the window looks and answers: a tour of every screen and dialog, and what is measured on the way."""
