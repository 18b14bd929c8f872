"""One year of an office of 25 people, and the sheets it prints, beside files that were written from the forms."""
