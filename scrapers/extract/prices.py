"""Prices: what has one is for sale, and nobody's name."""

import re

_CURRENCY = (
    r"usd|eur|euros?|gbp|cad|aud|nzd|chf|sek|nok|dkk|pln|zł|kč|czk|huf|kr|tl|try|jpy|cny|rmb|hkd|sgd|inr"
    r"|brl|mxn"
)
_PRICE = re.compile(
    rf"(?:[$€£¥₺₹]|\b(?:{_CURRENCY}|r\$))\s?\d|\d[\d.,\s]*(?:[$€£¥₺₹元円]|(?:{_CURRENCY})\b)", re.IGNORECASE
)
# what donors gave: "$5,000-$9,999", "$100,000 & above"
_LEVEL = re.compile(
    rf"\d\s?(?:[–—-]|to)\s?(?:[$€£]|\b(?:{_CURRENCY}))?\s?\d[\d.,]*$"
    r"|\d\s?(?:\+|(?:&|and|or|und|et|y|e)\s(?:above|more|up|over|mehr|plus|más|mais|oltre))",
    re.IGNORECASE,
)
_WORDS_BESIDE = 1


def holds_price(text: str) -> bool:
    """Says whether a price stands in a text."""
    return any(map(str.isdigit, text)) and bool(_PRICE.search(text))


def is_price(text: str) -> bool:
    """Says whether a text is a price and little else: "$790", "from 150.000 TL"; a level of gifts is none."""
    if not holds_price(text) or _LEVEL.search(text):
        return False
    beside = _PRICE.sub(" ", text).split()
    return sum(any(map(str.isalpha, word)) for word in beside) <= _WORDS_BESIDE
