"""The word *ekspektasi* as it is really written behind a rating: "espektasi", "ekspetasi", "expectasi" and so on.

SIASN's own data have a misspelling ("DIATAS ESPEKTASI"), offices have many. The word tells nothing (di atas, sesuai
and di bawah do), so readers take it away before they look at the rest, instead of listing its spellings.
"""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"e[kcsx]{1,3}p[ekcs]{1,4}t+as+i?|harapan")


def tanpa_ekspektasi(text: str) -> str:
    """Return a rating's words (lower case) without the word ekspektasi or harapan, however it is spelt."""
    return _WORD.sub("", text).strip()
