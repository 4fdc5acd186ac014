"""What a submission is worth: frameworks, measures and checks as data and pure functions; no network, no clock."""
