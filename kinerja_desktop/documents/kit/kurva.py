"""The curve of the *pola distribusi predikat* as a vector: one bell whose top stands over one of the predikat.

The regulation's pictures are drawn by hand: rising to the best predikat for *istimewa*, falling from the worst for
*sangat kurang*, with the top over the predikat of the same rank between. One bell moved along the axis has all five
shapes; its width is ours.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from kinerja_desktop.documents.kit.geometri import mm
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.kit.huruf import Gaya, wrap

_BELL: Final = 1.35
"""Width of the bell in steps of the axis."""
_STEPS: Final = 96
TEBAL: Final = 1.5
"""Width of the curve in points."""
_SUMBU: Final = 1.0
_PANAH: Final = mm(1.2)


def height_at(place: float, puncak: int) -> float:
    """Return the height of the curve (0 to 1) at a place of the axis whose predikat stand at 0, 1, 2 ..."""
    return math.exp(-(((place - puncak) / _BELL) ** 2))


def draw(
    page: Halaman,
    box: tuple[float, float, float, float],
    words: Sequence[str],
    frekuensi: str,
    puncak: int,
    g: Gaya,
) -> None:
    """Draw axes, words and curve.

    Args:
        page: the page.
        box: left, top, width, height in points.
        words: below the axis, from the left.
        frekuensi: above the upright axis.
        puncak: index of the word over which the top stands.
        g: style of the words.
    """
    left, top, wide, high = box
    step = wide / len(words)
    below = max(len(wrap(word, g, step - mm(2))) for word in words) * g.jarak
    page.write(left, top, frekuensi, g)
    peak, ground = top + g.jarak + mm(4), top + high - below - mm(1)
    _axes(page, left, peak - mm(3), left + wide, ground)
    for number, word in enumerate(words):
        middle = left + (number + 0.5) * step
        page.line(middle, ground, middle, ground + mm(0.8), _SUMBU)
        for count, line in enumerate(wrap(word, g, step - mm(2))):
            page.centred(middle - step / 2, middle + step / 2, ground + mm(1) + count * g.jarak, line, g)
    for (x1, y1), (x2, y2) in pairwise(_points(left, step, len(words), peak, ground, puncak)):
        page.line(x1, y1, x2, y2, TEBAL)


def _points(
    left: float, step: float, count: int, peak: float, ground: float, puncak: int
) -> list[tuple[float, float]]:
    """Return the curve; one that only rises or falls ends over the predikat where its top is."""
    first = 0.0 if puncak == 0 else -0.35
    last = count - 1.0 if puncak == count - 1 else count - 0.65
    places = (first + (last - first) * n / _STEPS for n in range(_STEPS + 1))
    return [
        (left + (place + 0.5) * step, ground - (ground - peak) * height_at(place, puncak)) for place in places
    ]


def _axes(page: Halaman, left: float, top: float, right: float, ground: float) -> None:
    page.line(left, top, left, ground, _SUMBU)
    page.line(left, ground, right, ground, _SUMBU)
    for side in (-_PANAH, _PANAH):
        page.line(left, top, left + side, top + 2 * _PANAH, _SUMBU)
        page.line(right, ground, right - 2 * _PANAH, ground + side, _SUMBU)
