"""What kind of page it is, whatever its subject."""
