"""Spiders: how a site is walked."""
