"""What speaks against a page whose title names the subject."""
