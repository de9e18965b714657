"""The report: one file to read, search, print and send, that asks nothing of any network."""
