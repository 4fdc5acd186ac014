"""Checks of what a page is when it is not what its address promised."""
