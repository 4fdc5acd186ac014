"""`oit serve`: the reports of the stored scans as pages, to be read on this machine or in the office's own network."""
