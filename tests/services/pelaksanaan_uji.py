"""Tono's plan that was set, and what is typed for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.domain.pelaksanaan import Aksi, IsiPelaksanaan
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.skp import Indikator, IsiSkp, Rhk
from kinerja_desktop.services import (
    atasan,
    pegawai,
    pelaksanaan,
    skp,
)
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.pelaksanaan import BarisPelaksanaan, LembarPelaksanaan
from tests.kantor_kecil import NIP, SEKRETARIAT, isi

TW = "2026-TW3"
KOSONG = IsiPelaksanaan()


@pytest.fixture
def tono(konteks: Konteks, tmp_path: Path) -> int:
    """Tono's penugasan, with a plan that was set: two RHK, the first with two indicators."""
    units = isi(konteks, tmp_path)
    people = {row.nip: row.id for row in pegawai.daftar(konteks)}
    atasan.set_kepala(konteks, units[SEKRETARIAT], Pihak(JenisPihak.PEGAWAI, people[NIP["Sari"]]))
    [row] = [one for one in skp.daftar(konteks, 2026) if one.nip == NIP["Tono"]]
    made = skp.buat(konteks, 2026, [row.penugasan_id]).value[row.penugasan_id]
    below = (Indikator("Jumlah laporan", "12 dokumen", "kuantitas"), Indikator("Tepat", "tanggal 5", "waktu"))
    content = IsiSkp(rhk=(Rhk("Laporan keuangan tersusun", indikator=below), Rhk("Arsip tertib")))
    version = skp.simpan(konteks, made, content, version=skp.buka(konteks, made).version).value.version
    assert skp.tetapkan(konteks, {made: version}, date(2026, 1, 20)).value.berhasil == (made,)
    return row.penugasan_id


def buka(konteks: Konteks, penugasan: int) -> LembarPelaksanaan:
    return pelaksanaan.buka(konteks, penugasan, TW)


def keys(lembar: LembarPelaksanaan) -> list[tuple[int, int]]:
    return [
        (one.id or 0, each) for one in lembar.plan.rhk for each in [ind.id or 0 for ind in one.indikator] or [0]
    ]  # fmt: skip


def row(konteks: Konteks, penugasan: int) -> BarisPelaksanaan:
    [found] = [one for one in pelaksanaan.daftar(konteks, TW) if one.penugasan_id == penugasan]
    return found


def filled(konteks: Konteks, penugasan: int) -> IsiPelaksanaan:
    first, second, third = keys(buka(konteks, penugasan))
    wanted = KOSONG.with_realisasi(first, "7 dokumen").with_realisasi(third, "selesai, rapi")
    wanted = wanted.with_lines(first[0], [Aksi("Rekonsiliasi", "berita acara", "3 kali"), Aksi("Rapat")])
    assert second != first
    return pelaksanaan.simpan(konteks, penugasan, TW, wanted, sebelum=KOSONG).value
