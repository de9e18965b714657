"""The payload of Nuxt 3: one flat list, whose records hold places in that list instead of values."""

from typing import Any

_DEPTH_LIMIT = 100


def revived(value: Any) -> Any:
    """Gives the data that a flat list stands for; anything else stays as it is."""
    if not (isinstance(value, list) and len(value) > 2 and isinstance(value[0], list | dict) and value[0]):
        return value
    places = value[0].values() if isinstance(value[0], dict) else value[0][1:]
    if not all(isinstance(place, int) for place in places):
        return value
    return _at(value, 0, {}, 0)


def _at(flat: list[Any], place: Any, made: dict[int, Any], depth: int) -> Any:
    """Gives the value at a place; each is made once, for a short list can hold endless copies of itself."""
    if type(place) is not int or not 0 <= place < len(flat) or depth > _DEPTH_LIMIT:
        return None
    if place not in made:
        made[place] = None  # while it is being made, it may name itself
        made[place] = _made(flat, flat[place], made, depth + 1)
    return made[place]


def _made(flat: list[Any], value: Any, made: dict[int, Any], depth: int) -> Any:
    if isinstance(value, dict):
        return {key: _at(flat, inner, made, depth) for key, inner in value.items()}
    if not isinstance(value, list):
        return value
    if value and isinstance(value[0], str):  # ["Reactive", 3] and other wrappers of Vue
        return _at(flat, value[1], made, depth) if len(value) == 2 else None
    return [_at(flat, inner, made, depth) for inner in value]
