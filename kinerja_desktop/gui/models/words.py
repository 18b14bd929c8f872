"""What typed letters mean among the words of a column with fixed choices; pure, no widgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kinerja_desktop.gui.models.column import fold

if TYPE_CHECKING:
    from kinerja_desktop.gui.models.column import Column


def _plain(text: str) -> str:
    """Return text for comparing; a space at its end stays, for more may follow it."""
    whole = " ".join(fold(text).split())
    return f"{whole} " if whole and text[-1:].isspace() else whole


class Words:
    """The words of a column.

    A word may be typed whole ("di atas"), without its spaces ("diatas"), and where single letters stand for words also
    from one of its parts on ("atas"): who knows the letter A for *Di Atas* thinks of that part.
    """

    def __init__(self, choices: Sequence[str], letters: Mapping[str, str]) -> None:
        self.choices = tuple(choices)
        self.letters = {letter.upper(): word for letter, word in letters.items()}
        self._forms: list[tuple[str, str]] = []
        for word in choices:
            parts = _plain(word).split()
            tails = range(1, len(parts)) if letters else ()
            forms = (" ".join(parts), "".join(parts), *(" ".join(parts[at:]) for at in tails))
            self._forms += [(form, word) for form in dict.fromkeys(forms)]

    def begins(self, text: str) -> bool:
        """Return whether a word, however it is written, begins so."""
        plain = _plain(text)
        return bool(plain) and any(form.startswith(plain) for form, _ in self._forms)

    def near(self, text: str) -> list[str]:
        """Return the choices that begin so; only those that are exactly this where there are such."""
        plain = _plain(text).strip()
        if not plain:
            return []
        exact = [word for form, word in self._forms if form == plain]
        found = exact or [word for form, word in self._forms if form.startswith(plain)]
        return list(dict.fromkeys(found))

    def read(self, text: str, *, begun: bool = True) -> str | None:
        """Return the choice that a text means, None if none or several; ``begun``: its first letters are enough."""
        plain = _plain(text).strip()
        if plain.upper() in self.letters:
            return self.letters[plain.upper()]
        found = self.near(plain)
        if not begun:
            found = [word for word in found if any(form == plain for form, of in self._forms if of == word)]
        return found[0] if len(found) == 1 else None

    def rest(self, text: str) -> str:
        """Return what completes a text to its only choice, '' where several are left or none."""
        plain = _plain(text)
        found = self.near(text) if plain.strip() == plain or self.begins(text) else []
        if len(found) != 1:
            return ""
        whole = found[0]
        if _plain(whole).startswith(plain) and len(fold(whole)) == len(whole):
            return whole[len(plain) :]
        return next(
            (form[len(plain) :] for form, word in self._forms if word == whole and form.startswith(plain)), ""
        )


@lru_cache(maxsize=64)
def _made(choices: tuple[str, ...], letters: tuple[tuple[str, str], ...]) -> Words:
    return Words(choices, dict(letters))


def words_of(column: Column[Any]) -> Words:
    """Return the words of a column; made once for each set of choices."""
    return _made(column.choices, tuple((column.key_map or {}).items()))
