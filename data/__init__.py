"""Reviewed data: the catalogue of industries, word lists, weights and the sample web."""

from pathlib import Path

DATA = Path(__file__).resolve().parent
