"""Pure knowledge: names, organisations, identity, ranking. No files of the user's and no network."""
