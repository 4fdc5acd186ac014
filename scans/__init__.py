"""The only folder that joins stages: scan, judge again, show."""
