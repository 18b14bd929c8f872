"""A printed sheet beside its expected file: every text at its place, in its order, on its line; and no other text.

`sumber.toml` explains the positions. What stands at the foot of a page is the program's own and only recognised.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from tests.documents.lembar_uji import Line, text_lines

_NEAR: Final = 1.0  # mm
_HEAD: Final = 8.0  # mm: how far apart the cells of one head stand that are centred from top to bottom
_FOOT: Final = 12.0  # mm from the lower edge


class Pembanding:
    """Takes the texts of a sheet one after the other."""

    def __init__(self, data: bytes, wanted: Mapping[str, Any]) -> None:
        """Read the sheet; what is wrong is collected in ``salah``."""
        self.salah: list[str] = []
        self._wanted = wanted
        self._lines = text_lines(data)
        self._foot()
        self._page, self._y = 1, 0.0
        self._pages: dict[str, set[int]] = {}

    def compare(self) -> list[str]:
        """Return what differs, one line each."""
        for x, y, text, source in self._wanted["teks"]:
            self._take(x, y, text, source)
        if not self._wanted.get("lain"):
            self._repeated_heads()
            self._continued()
            self.salah += [f"not expected: {line}" for line in self._lines]
        return self.salah

    def _foot(self) -> None:
        lowest = max((line.y for line in self._lines), default=0.0)
        foot = [line for line in self._lines if line.y > lowest - _NEAR and line.y > _FOOT]
        said = self._wanted["kaki"]
        if not said:
            return
        pages = {line.page for line in self._lines}
        for page in sorted(pages):
            texts = [line.text.strip() for line in foot if line.page == page]
            numbered = any(f"Halaman {page} dari {len(pages)}" in text for text in texts)
            if not numbered or not any(text.startswith(said) for text in texts):
                self.salah.append(f"foot of page {page}: {texts}")
        self._lines = [line for line in self._lines if line not in foot]

    def _take(self, x: float | str, y: float | str, text: str, source: str) -> None:
        wanted = _squeeze(text)
        if y == "*":
            self._is_somewhere(wanted, text, source)
            return
        found = [line for line in self._lines if _is_at(line, x) and _begins(line, wanted, whole=x != "")]
        if isinstance(y, int | float):
            found = [line for line in found if line.page == 1 and abs(line.y - y) <= _NEAR]
        elif y == "+":
            found = [line for line in found if (line.page, line.y) > (self._page, self._y + _NEAR)]
        else:
            room = _NEAR if y == "=" else _HEAD
            found = [line for line in found if line.page == self._page and abs(line.y - self._y) <= room]
        if not found:
            near = [line for line in self._lines if _begins(line, wanted, whole=x != "")][:3]
            self.salah.append(f"missing at {x} {y}: {text!r} [{source}]; seen {near}")
            return
        first = min(found, key=lambda line: (line.page, line.y))
        if y not in ("=", "~"):
            self._page, self._y = first.page, first.y
        elif y == "~":
            self._y = max(self._y, first.y)
        self._pages.setdefault(source.partition(".")[2], set()).add(first.page)
        if x != "":
            self._consume(self._lines.index(first), wanted)

    def _is_somewhere(self, wanted: str, text: str, source: str) -> None:
        said = "".join(_squeeze(line.text) for line in self._lines if line.page == self._page)
        if wanted not in said:
            self.salah.append(f"missing on page {self._page}: {text!r} [{source}]")

    def _consume(self, at: int, wanted: str) -> None:
        got = ""
        while got != wanted:
            if at >= len(self._lines) or not wanted.startswith(got + _squeeze(self._lines[at].text)):
                self.salah.append(f"text breaks off after {got!r}, wanted {wanted!r}")
                return
            got += _squeeze(self._lines.pop(at).text)

    def _repeated_heads(self) -> None:
        """Take what stands again at the top of the pages on which its parts go on; there it must be."""
        for group in self._wanted.get("ulang", ()):
            pages = sorted({page for part in group["bagian"] for page in self._pages.get(part, ())})
            for page in pages[1:]:
                missing = [text for x, text in group["teks"] if not self._take_head(page, x, text)]
                if missing:
                    self.salah.append(f"page {page} does not repeat {missing}")

    def _continued(self) -> None:
        """Take the cells of an RHK that goes on: its words stand again in the first row of the next page."""
        for page in sorted(self._pages.get("utama", set()) | self._pages.get("tambahan", set())):
            rest = [line for line in self._lines if line.page == page]
            if page == 1 or not rest:
                continue
            top = min(line.y for line in rest)
            for x, _, text, source in self._wanted["teks"]:
                if not source.endswith((".utama", ".tambahan")):
                    continue
                again = [one for one in rest if _is_at(one, x) and abs(one.y - top) <= _NEAR]
                if again and again[0] in self._lines and _begins(again[0], _squeeze(text), whole=True):
                    self._consume(self._lines.index(again[0]), _squeeze(text))

    def _take_head(self, page: int, x: float | str, text: str) -> bool:
        wanted = _squeeze(text)
        for line in self._lines:
            if line.page == page and _is_at(line, x) and _begins(line, wanted, whole=True):
                self._consume(self._lines.index(line), wanted)
                return True
        return False


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _begins(line: Line, wanted: str, *, whole: bool) -> bool:
    said = _squeeze(line.text)
    return bool(said) and (wanted.startswith(said) if whole else wanted in said)


def _is_at(line: Line, x: float | str) -> bool:
    if isinstance(x, int | float):
        return abs(line.x - x) <= _NEAR
    if x == "":
        return True
    seen = (line.x + line.right) / 2 if x[0] == "t" else line.right
    return abs(seen - float(x[1:])) <= _NEAR
