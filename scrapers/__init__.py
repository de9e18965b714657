"""Fetches pages politely and reads mentions from them."""
