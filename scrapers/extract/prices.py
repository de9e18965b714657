"""Prices: what has one is for sale, and nobody's name."""

import re

_CURRENCY = (
    r"usd|eur|euros?|gbp|cad|aud|nzd|chf|sek|nok|dkk|pln|zł|kč|czk|huf|tl|try|jpy|cny|rmb|hkd|sgd|inr|brl|mxn"
)
_PRICE = re.compile(
    rf"(?:[$€£¥₺₹]|\b(?:{_CURRENCY}|r\$))\s?\d|\d[\d.,\s]*(?:[$€£¥₺₹元円]|(?:{_CURRENCY})\b)", re.IGNORECASE
)
_WORDS_BESIDE = 1


def holds_price(text: str) -> bool:
    """Says whether a price stands in a text."""
    return any(map(str.isdigit, text)) and bool(_PRICE.search(text))


def is_price(text: str) -> bool:
    """Says whether a text is a price and little else: "$790", "from 150.000 TL"."""
    if not holds_price(text):
        return False
    beside = _PRICE.sub(" ", text).split()
    return sum(any(map(str.isalpha, word)) for word in beside) <= _WORDS_BESIDE
