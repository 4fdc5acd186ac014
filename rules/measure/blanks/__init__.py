"""What names a part and shows nothing of it: promises, empty columns, labels over nothing, pasted demands."""
