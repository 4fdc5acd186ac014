"""From the bytes of a capture to a document: text in blocks, links, forms, pictures; no judgement."""
