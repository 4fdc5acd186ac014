"""What agencies submitted: a table, JSONL or an index page becomes agencies, submissions and problems."""
