"""Checks of the kind of address that was submitted."""
