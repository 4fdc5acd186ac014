"""Which year, months and days a page is about."""
