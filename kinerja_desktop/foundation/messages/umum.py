"""Sentences that belong to no single subject."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "batal": "Dibatalkan. Tidak ada yang ditulis.",
}
