"""From mentions to the files that a person opens, and the command line."""
