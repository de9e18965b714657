"""Staying in touch: advice is followed, people are thanked, nobody is left without news."""
