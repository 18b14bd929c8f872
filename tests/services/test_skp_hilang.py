"""Plans for positions that are gone by the time something is written for them: refused, nothing half done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja_desktop.domain.skp import IsiSkp
from kinerja_desktop.foundation.errors import ConflictError
from kinerja_desktop.services import buku_skp, matriks, skp, skp_baru, skp_salin
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.matriks import LEPAS, SelMatriks
from kinerja_desktop.services.skp import BELUM
from kinerja_desktop.storage import tables
from tests.services.test_buku_skp import change, lines_of, out
from tests.services.test_skp import TAHUN, kantor, rhk, row

__all__ = ["kantor"]


def gone(konteks: Konteks, penugasan_id: int) -> None:
    with konteks.simpanan.write(konteks.author) as transaction:
        transaction.delete(tables.penugasan, penugasan_id)


WRITES: dict[str, Callable[[Konteks, list[int]], object]] = {
    "buat": lambda konteks, ids: skp.buat(konteks, TAHUN, ids),
    "baru": lambda konteks, ids: skp_baru.simpan(konteks, ids[0], TAHUN, IsiSkp(rhk=(rhk(),))),
    "bagikan": lambda konteks, ids: skp_salin.bagikan(konteks, TAHUN, rhk(), ids),
    "matriks": lambda konteks, ids: matriks.isi(
        konteks, TAHUN, [SelMatriks(id_, LEPAS, "Survei selesai") for id_ in ids]
    ),
}


@pytest.mark.parametrize("way", WRITES)
def test_a_position_that_is_gone_is_a_conflict_and_nothing_is_made(kantor: Konteks, way: str) -> None:
    ids = [row(kantor, name).penugasan_id for name in ("Dewi", "Tono")]
    gone(kantor, ids[0])
    with pytest.raises(ConflictError):
        WRITES[way](kantor, ids)
    assert {one.status for one in skp.daftar(kantor, TAHUN)} == {BELUM}


def test_a_workbook_for_a_position_that_went_meanwhile(kantor: Konteks, tmp_path: Path) -> None:
    path = out(kantor, tmp_path)
    change(
        path,
        lambda sheet, head: sheet.cell(
            lines_of(sheet, head, "Dewi")[0], head["Rencana hasil kerja"], "Survei"
        ),
    )
    found = buku_skp.tinjau(kantor, path)
    assert [one.baris.nama for one in found.orang if one.is_diambil] == ["DEWI LESTARI"]
    gone(kantor, row(kantor, "Dewi").penugasan_id)
    with pytest.raises(ConflictError):
        buku_skp.terapkan(kantor, found)
