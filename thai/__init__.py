"""Thai text, digits, dates and years: pure functions that know nothing of the rest of the program."""
