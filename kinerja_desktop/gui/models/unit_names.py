"""Which units are meant by words, for everything that searches a tree of units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def meant(names: Mapping[int, str], above: Mapping[int, int | None], words: Sequence[str]) -> list[int]:
    """Return the units whose names hold all words; where there is none, those found by what they stand under.

    "Seksi Kesejahteraan" is in each of 267 kelurahan: "kesejahteraan sukamaju" means that of one of them.

    Args:
        names: folded names by id, in the order of the answer.
        above: the unit above each.
        words: folded.
    """
    found = [unit_id for unit_id, name in names.items() if all(word in name for word in words)]
    if found or len(words) < 2:
        return found
    ways: dict[int, str] = {}

    def way(unit_id: int) -> str:
        line: list[int] = []
        place: int | None = unit_id
        while place is not None and place in names and place not in ways and place not in line:
            line.append(place)
            place = above.get(place)
        text = ways.get(place, "") if place is not None else ""
        for one in reversed(line):
            text = ways[one] = f"{text} {names[one]}"
        return ways[unit_id]

    return [
        unit_id
        for unit_id, name in names.items()
        if any(word in name for word in words) and all(word in way(unit_id) for word in words)
    ]
