"""Which links are worth following, and which edition a page belongs to."""
