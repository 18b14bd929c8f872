"""Work agreements of PPPK that end soon, with the predikat on which their renewal is decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from kinerja_desktop.documents.daftar import Daftar, KolomDaftar
from kinerja_desktop.documents.kit import label
from kinerja_desktop.documents.lembar import Meta
from kinerja_desktop.domain import nip as nip_rules
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.keaktifan import is_dinilai
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.domain.pengakhiran import months_on
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.foundation.teks import bilangan, tanggal
from kinerja_desktop.services import kata, pegawai
from kinerja_desktop.services.berkas_keluar import HasilBerkas, KolomTabel, Tabel, simpan_pdf, simpan_xlsx
from kinerja_desktop.services.cetak_daftar import unit_name
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.pegawai import PegawaiRow
from kinerja_desktop.services.penandatangan import kop_dan_ttd
from kinerja_desktop.storage import settings
from kinerja_desktop.storage.queries import akhir
from kinerja_desktop.storage.queries import kontrak as queries

SETELAN: Final = "kontrak.bulan"
BAWAAN: Final = 3
TERJAUH: Final = 24
_LEBAR: Final = (6, 34, 22, 18, 34, 34, 18, 14, 30, 22)
_NIP: Final = 2


@dataclass(frozen=True, slots=True)
class BarisKontrak:
    """One agreement.

    Attributes:
        sisa: days left, negative once it is over and the person still counts as serving.
        terakhir: code and period of the latest predikat of a part of a year, ('', '') without any.
        tahun_lalu: code of the annual predikat of the year before the end, '' without.
    """

    orang: PegawaiRow
    selesai: date
    sisa: int
    terakhir: tuple[str, str]
    tahun_lalu: str

    @property
    def nama(self) -> str:
        """Return the name with its degrees."""
        return nama_tampil(self.orang.gelar_depan, self.orang.nama, self.orang.gelar_belakang)


def bulan(konteks: Konteks) -> int:
    """Return how many months ahead the office looks."""
    with konteks.simpanan.read() as connection:
        return int(settings.read(connection, SETELAN, BAWAAN))


def set_bulan(konteks: Konteks, jumlah: int) -> Outcome[None]:
    """Choose how many months ahead the office looks.

    Raises:
        RefusedError: ``kontrak.bulan``.
    """
    if not 1 <= jumlah <= TERJAUH:
        raise RefusedError("kontrak.bulan")
    with konteks.simpanan.write(konteks.author) as transaction:
        settings.write(transaction.connection, SETELAN, jumlah)
        transaction.touch_all("kontrak")
        return Outcome(None, transaction.changes)


def batas(konteks: Konteks) -> date:
    """Return the day until which ending agreements are listed."""
    return months_on(clock.today(), bulan(konteks))


def daftar(konteks: Konteks, unit_id: int | None = None) -> tuple[BarisKontrak, ...]:
    """Return agreements that end until `batas`, or have ended, of people who serve and have no end written down yet.

    The earliest end comes first.
    """
    until, today = batas(konteks), clock.today()
    with konteks.simpanan.read() as connection:
        leaving = {row.pegawai_id for row in akhir.endings(connection, dari=today)}
    people = [
        row
        for row in pegawai.daftar(konteks, unit_id)
        if row.kontrak_selesai is not None
        and row.kontrak_selesai <= until
        and is_dinilai(row.kedudukan)
        and row.id not in leaving
    ]
    with konteks.simpanan.read() as connection:
        known = queries.predikat_of(connection, [row.id for row in people])
    made = [_line(row, row.kontrak_selesai or today, today, known.get(row.id, {})) for row in people]
    return tuple(sorted(made, key=lambda one: (one.selesai, one.orang.nama.casefold())))


def jumlah(konteks: Konteks, unit_id: int | None = None) -> int:
    """Return how many agreements end until `batas`, for Beranda."""
    with konteks.simpanan.read() as connection:
        return queries.ending(connection, clock.today(), batas(konteks), unit_id, konteks.cakupan)


def _line(row: PegawaiRow, end: date, today: date, known: dict[str, str]) -> BarisKontrak:
    parts = [kode for kode in known if not kode.isdecimal()]
    last = max(parts, key=lambda kode: periode_of(kode).akhir, default="")
    return BarisKontrak(
        row, end, (end - today).days, (known.get(last, ""), last), known.get(str(end.year - 1), "")
    )


def kata_terakhir(row: BarisKontrak) -> str:
    """Return "Baik (Triwulan III 2026)", '' without."""
    code, period = row.terakhir
    return f"{kata.istilah('predikat', code)} ({periode_of(period).text})" if code else ""


def kata_sisa(row: BarisKontrak) -> str:
    """Return the days left, or how long it is over."""
    return bilangan(row.sisa) if row.sisa >= 0 else sentence("kontrak.lewat", hari=bilangan(-row.sisa))


def _cells(number: int, row: BarisKontrak, nip: str) -> tuple[str, ...]:
    who = row.orang
    return (
        str(number), row.nama, nip, kata.istilah("jenis_pegawai", who.jenis_pegawai), who.jabatan, who.unit_nama,
        tanggal(row.selesai), kata_sisa(row), kata_terakhir(row), kata.istilah("predikat", row.tahun_lalu),
    )  # fmt: skip


def lembar(konteks: Konteks, unit_id: int | None = None) -> Daftar:
    """Return the list as it is drawn, signed by the head of the unit."""
    name, titles = unit_name(konteks, unit_id), sentence("kontrak.kolom").split("|")
    kop, ttd = kop_dan_ttd(konteks, unit_id)
    foot, today = f"Perjanjian kerja {name}", clock.today()
    span = sentence("kontrak.rentang", dari=tanggal(today), sampai=tanggal(batas(konteks)))
    weights = (1, 5, 5, 2.6, 4, 4, 3, 2, 4, 2.6)
    return Daftar(
        meta=Meta(foot, "Kontrak", "", "", f"KONTRAK {name} {today.isoformat()}", foot, ""),
        judul=sentence("kontrak.judul"),
        keterangan=((label.words("rekap")["unit"], name), (titles[6], span)),
        kolom=tuple(
            KolomDaftar(title.upper(), weight, tengah=number in {0, 7})
            for number, (title, weight) in enumerate(zip(titles, weights, strict=True))
        ),
        baris=tuple(
            _cells(number, row, nip_rules.display(row.orang.nip))
            for number, row in enumerate(daftar(konteks, unit_id), 1)
        ),
        ttd=ttd,
        kop=kop,
    )


def simpan_lembar(
    konteks: Konteks, unit_id: int | None, target: Path, progress: Progress | None = None
) -> HasilBerkas:
    """Write the list as PDF.

    Raises:
        FileError: ``cetak.tidak-tertulis``.
        Cancelled: nothing was written.
    """
    return simpan_pdf(konteks, [lembar(konteks, unit_id)], target, progress)


def simpan_buku(
    konteks: Konteks, unit_id: int | None, target: Path, progress: Progress | None = None
) -> Path:
    """Write the list as a workbook.

    Raises:
        FileError: the target cannot be written.
        Cancelled: nothing was written.
    """
    titles = sentence("kontrak.kolom").split("|")
    columns = tuple(
        KolomTabel(title, _LEBAR[number], teks=number == _NIP) for number, title in enumerate(titles)
    )
    rows = tuple(_cells(number, row, row.orang.nip) for number, row in enumerate(daftar(konteks, unit_id), 1))
    return simpan_xlsx(konteks, [Tabel("Perjanjian kerja", columns, rows)], target, progress)
