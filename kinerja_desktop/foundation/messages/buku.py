"""Sentences of writing workbooks."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "buku.langkah-tulis": "Menulis buku kerja",
}
