"""Objections mean the same on both engines."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.storage import office
from kinerja_desktop.storage.commands import keberatan as commands
from kinerja_desktop.storage.unit_of_work import Author
from tests.storage.test_cetak import fill

DAY = date(2026, 10, 12)


def test_a_rating_has_one_running_objection_whoever_is_quicker(
    simpanan: office.OfficeStorage, author: Author
) -> None:
    rated = fill(simpanan, author)["nilai"]
    values = {
        "penilaian_id": rated, "diterima": DAY, "diajukan": DAY, "alasan": "x", "batas": date(2026, 10, 26),
        "batas_lain": date(2026, 10, 30), "batas_jenis": "kalender",
    }  # fmt: skip
    with simpanan.write(author) as transaction:
        commands.file(transaction, {**values, "status": "dicabut"}, nama="Tono")
        commands.file(transaction, values, nama="Tono")
    with pytest.raises(RefusedError) as told, simpanan.write(author) as transaction:
        commands.file(transaction, {**values, "status": "dijelaskan"}, nama="Tono")
    assert (told.value.code, told.value.args_) == ("keberatan.masih-berjalan", {"nama": "Tono"})
