"""Checks of what was read: topic, period, components, documents."""
