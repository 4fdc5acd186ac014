"""What changed, as e-mails: texts, messages, and the speaking to the mail server."""
