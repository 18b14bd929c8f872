"""Riwayat impor: every kind of batch that a service writes has a word."""

from __future__ import annotations

import re
from pathlib import Path

from kinerja_desktop import services
from kinerja_desktop.gui.screens.riwayat import screen


def test_every_kind_of_batch_has_a_word() -> None:
    folder = Path(services.__file__).parent
    kinds: set[str] = set()
    for path in folder.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "open_batch(" in text or "new_batch" in text or "JENIS_IMPOR" in text:
            kinds |= set(re.findall(r'JENIS(?:_IMPOR)?(?:: [^=]+)? = "([a-z_-]+)"', text))
            kinds |= set(re.findall(r'"jenis": "([a-z_-]+)"', text))
    assert {"laporan-ekinerja", "batal", "unit"} <= kinds
    assert kinds <= screen._JENIS.keys()
