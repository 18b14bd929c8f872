"""Laporan SKP of e-Kinerja beside the office's people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.domain.laporan_skp import StatusEkinerja
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.services import pantau_skp, pegawai, unit
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.pantau_skp import PantauSkp
from tests.kantor_kecil import NIP, SEKRETARIAT
from tests.mentah import Angka, Sel, xlsx
from tests.services.test_skp import TAHUN, kantor, row

__all__ = ["kantor"]
HEAD = ["No", "skp_status", "nip", "nama", "periode_akhir", "is_plt_plh"]


def report(
    konteks: Konteks, tmp_path: Path, rows: Sequence[Sequence[Sel]], unit_id: int | None = None
) -> PantauSkp:
    path = tmp_path / "laporan skp.xlsx"
    path.write_bytes(xlsx({"Laporan SKP": [["Laporan SKP Tahun 2026"], [], HEAD, *rows]}))
    return pantau_skp.pantau(konteks, path, TAHUN, unit_id)


def standing(found: PantauSkp, name: str) -> StatusEkinerja:
    [one] = [row for row in found.baris if row.kita.nip == NIP[name]]
    return one.ekinerja


def test_who_has_none_and_who_waits(kantor: Konteks, tmp_path: Path) -> None:
    found = report(kantor, tmp_path, [
        [1, "pengajuan", NIP["Tono"], "Tono", "31-12-2026", 0],
        [2, "persetujuan", NIP["Tono"], "Tono", "31-12-2026", 1],
        [3, "DRAFT", NIP["Sari"], "Sari", "30-06-2026", 0],
        [4, "persetujuan", NIP["Sari"], "Sari", "31-12-2026", 0],
        [5, None, NIP["Dewi"], "Dewi", None, 0],
        [6, "persetujuan", "199901012024011001", "Orang Lain", None, 0],
    ])  # fmt: skip
    assert standing(found, "Tono") is StatusEkinerja.PENGAJUAN  # the own position before the acting one
    assert standing(found, "Sari") is StatusEkinerja.PERSETUJUAN  # the one that ends last
    assert standing(found, "Dewi") is standing(found, "Budi") is StatusEkinerja.BELUM
    assert [one.nama for one in found.tak_dikenal] == ["Orang Lain"]
    sari = next(one for one in found.per_atasan if one.nama == "SARI WULANDARI")
    assert (sari.pegawai, sari.belum, sari.pengajuan) == (1, 0, 1)
    total = found.total
    assert total.pegawai == total.belum + total.draft + total.pengajuan + total.persetujuan
    assert (total.pengajuan, total.persetujuan, found.dibaca) == (1, 1, 6)
    words = pantau_skp.teks_whatsapp(found, tenggat=date(2026, 1, 31))
    assert "SARI WULANDARI: 0 belum diajukan, 1 menunggu persetujuan" in words
    assert "31 Januari 2026" in words
    leader = Pihak(JenisPihak.PEGAWAI, row(kantor, "Sari").pegawai_id)
    assert f"1. {row(kantor, 'Tono').nama}: menunggu persetujuan atasan" in pantau_skp.teks_whatsapp(
        found, leader
    )
    places = {one.nama: one.id for one in unit.tree(kantor)}
    part = report(kantor, tmp_path, [[1, "draft", NIP["Dewi"], "Dewi", None, 0]], unit_id=places[SEKRETARIAT])
    assert {one.kita.nip for one in part.baris} == {NIP["Sari"], NIP["Tono"]}
    assert len(part.tak_dikenal) == 1


def test_what_cannot_be_read_is_told(kantor: Konteks, tmp_path: Path) -> None:
    found = report(kantor, tmp_path, [
        [1, "terbang", NIP["Tono"], "Tono", "kemarin", 0],
        [2, "draft", Angka("1.98E+17"), "Rusak", None, 0],
        [3, "draft", None, "Tanpa", None, 0],
    ])  # fmt: skip
    said = {one.code: one for one in found.findings}
    assert said.keys() == {"laporan.status-skp", "laporan.nip-rusak", "laporan.tanpa-nip"}
    assert "terbang" in sentence("laporan.status-skp", **said["laporan.status-skp"].args)
    assert standing(found, "Tono") is StatusEkinerja.BELUM


def test_another_table_is_refused(kantor: Konteks, tmp_path: Path) -> None:
    path = tmp_path / "lain.xlsx"
    path.write_bytes(xlsx({"A": [["nip", "nama", "hasil_kerja"], [NIP["Tono"], "Tono", "sesuai"]]}))
    with pytest.raises(FileError) as told:
        pantau_skp.pantau(kantor, path, TAHUN)
    assert told.value.code == "impor.bukan-laporan-skp"
    assert "lain.xlsx" in sentence(told.value.code, **told.value.args_)


def test_units_and_raters_of_one_name_are_not_joined(kantor: Konteks, tmp_path: Path) -> None:
    other = unit.add(kantor, SEKRETARIAT, {one.nama: one.id for one in unit.tree(kantor)}["Bidang SMP"]).value
    dewi = next(one for one in pegawai.daftar(kantor) if one.nip == NIP["Dewi"])
    pegawai.ubah(kantor, dewi.id, {"unit_id": other}, version=dewi.version)
    found = report(kantor, tmp_path, [[1, "draft", NIP["Dewi"], "Dewi", None, 0]])
    assert sorted(one.pegawai for one in found.per_unit if one.nama == SEKRETARIAT) == [1, 2]
