"""Who is the same person or organisation."""
