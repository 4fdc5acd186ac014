"""Checks of how the request for a submission ended."""
