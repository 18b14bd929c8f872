"""The list of work agreements that end, as sheet and workbook."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from kinerja_desktop.documents.daftar import Daftar, KolomDaftar
from kinerja_desktop.documents.kit import label
from kinerja_desktop.documents.lembar import Meta
from kinerja_desktop.domain import nip as nip_rules
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.foundation.teks import tanggal
from kinerja_desktop.services import kata, kontrak
from kinerja_desktop.services.berkas_keluar import HasilBerkas, KolomTabel, Tabel, simpan_pdf, simpan_xlsx
from kinerja_desktop.services.cetak_daftar import unit_name
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.kontrak import BarisKontrak
from kinerja_desktop.services.penandatangan import kop_dan_ttd
from kinerja_desktop.services.tampilan import Tampilan, catatan, di_atas, tampil

_LEBAR: Final = (6, 34, 22, 18, 34, 34, 18, 14, 30, 22)
_NIP, _AKHIR = 2, 6
"""Places of two columns; the days left follow the last day."""


def _cells(number: int, row: BarisKontrak, nip: str) -> tuple[str, ...]:
    who = row.orang
    return (
        str(number), row.nama, nip, kata.istilah("jenis_pegawai", who.jenis_pegawai), who.jabatan, who.unit_nama,
        tanggal(row.selesai), kontrak.kata_sisa(row), kontrak.kata_terakhir(row), kata.istilah("predikat", row.tahun_lalu),
    )  # fmt: skip


def _row(number: int, row: BarisKontrak) -> tuple[str | int | date, ...]:
    """Return the cells of the workbook: numbers and days that can be sorted and counted with."""
    cells = _cells(number, row, row.orang.nip)
    return (number, *cells[1:_AKHIR], row.selesai, row.sisa, *cells[_AKHIR + 2 :])


def id_of(row: BarisKontrak) -> int:
    """Return the id of a row: the person's."""
    return row.orang.id


def lembar(konteks: Konteks, unit_id: int | None = None, shown: Tampilan | None = None) -> Daftar:
    """Return the list as it is drawn, signed by the head of the unit; ``shown``: only those."""
    name, titles = unit_name(konteks, unit_id), sentence("kontrak.kolom").split("|")
    kop, ttd = kop_dan_ttd(konteks, unit_id)
    foot, today = f"Perjanjian kerja {name}", clock.today()
    span = sentence("kontrak.rentang", dari=tanggal(today), sampai=tanggal(kontrak.batas(konteks)))
    weights = (1, 5, 5, 2.6, 4, 4, 3, 2, 4, 2.6)
    return Daftar(
        meta=Meta(foot, "Kontrak", "", "", f"KONTRAK {name} {today.isoformat()}", foot, ""),
        judul=sentence("kontrak.judul"),
        keterangan=(
            (label.words("rekap")["unit"], name), (titles[6], span),
            *(((label.words("tpp")["saringan"], catatan(shown)),) if catatan(shown) else ()),
        ),
        kolom=tuple(
            KolomDaftar(title.upper(), weight, tengah=number in {0, 7})
            for number, (title, weight) in enumerate(zip(titles, weights, strict=True))
        ),
        baris=tuple(
            _cells(number, row, nip_rules.display(row.orang.nip))
            for number, row in enumerate(tampil(kontrak.daftar(konteks, unit_id), shown, id_of), 1)
        ),
        ttd=ttd,
        kop=kop,
    )  # fmt: skip


def simpan_lembar(
    konteks: Konteks,
    unit_id: int | None,
    target: Path,
    progress: Progress | None = None,
    shown: Tampilan | None = None,
) -> HasilBerkas:
    """Write the list as PDF; ``shown``: only what the screen shows.

    Raises:
        FileError: ``cetak.tidak-tertulis``.
        Cancelled: nothing was written.
    """
    return simpan_pdf(konteks, [lembar(konteks, unit_id, shown)], target, progress)


def simpan_buku(
    konteks: Konteks,
    unit_id: int | None,
    target: Path,
    progress: Progress | None = None,
    shown: Tampilan | None = None,
) -> Path:
    """Write the list as a workbook; ``shown``: only what the screen shows.

    Raises:
        FileError: the target cannot be written.
        Cancelled: nothing was written.
    """
    titles = sentence("kontrak.kolom").split("|")
    columns = tuple(
        KolomTabel(title, _LEBAR[number], teks=number == _NIP) for number, title in enumerate(titles)
    )
    rows = tuple(
        _row(number, row)
        for number, row in enumerate(tampil(kontrak.daftar(konteks, unit_id), shown, id_of), 1)
    )
    return simpan_xlsx(konteks, [Tabel("Perjanjian kerja", columns, rows, di_atas(shown))], target, progress)
