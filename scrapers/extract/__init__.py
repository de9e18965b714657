"""Pure functions from a page to mentions."""
