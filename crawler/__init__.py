"""From a URL to a `Capture`; the only code that speaks to the network."""
