"""What the pages and documents of one submission show: numbers, years, three-valued components, each with evidence."""
