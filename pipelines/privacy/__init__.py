"""The rights of the people on the list: who holds what, on what ground, until when; and out again."""
