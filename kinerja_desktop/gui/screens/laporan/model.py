"""Columns of the reports."""

from __future__ import annotations

from typing import Final

from kinerja_desktop.domain.codes import JenisPeriode, Predikat
from kinerja_desktop.domain.nip import display
from kinerja_desktop.foundation.teks import tanggal
from kinerja_desktop.gui.models.column import RIGHT, Column
from kinerja_desktop.gui.signs import PREDIKAT_WORDS
from kinerja_desktop.services import kata, kontrak
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.kontrak import BarisKontrak
from kinerja_desktop.services.lkjip import TIDAK, BarisDistribusi
from kinerja_desktop.services.ringkasan_pimpinan import Perubahan
from kinerja_desktop.services.tpp import BarisTpp

TPP, PIMPINAN, LKJIP, KONTRAK = "tpp", "pimpinan", "lkjip", "kontrak"
_KINDS: Final = tuple(JenisPeriode)
_STEP: Final = 16
"""Pixels by which a unit below another one is set in."""


def words(kode: str) -> str:
    """Return the word of a predikat, '' for none."""
    return PREDIKAT_WORDS.get(kode, kode)


def tpp_columns() -> list[Column[BarisTpp]]:
    """Return the columns of daftar predikat."""
    return [
        Column(key="nama", header="Nama", getter=lambda row: row.nama, frozen=True, strong=True, width=200),
        Column(key="nip", header="NIP", getter=lambda row: display(row.nip), never_elided=True, filterable=False),
        Column(key="predikat", header="Predikat", getter=lambda row: words(row.predikat), sign=lambda row: row.predikat, width=150),
        Column(key="persen", header="Persentase", getter=lambda row: row.persen, align=RIGHT, width=100),
        Column(key="keterangan", header="Keterangan", getter=lambda row: row.keterangan, width=250,
               tooltip=lambda row: row.keterangan, ink=lambda row: "" if row.predikat else "warn"),
        Column(key="jabatan", header="Jabatan", getter=lambda row: row.jabatan, widest=220),
        Column(key="unit", header="Unit kerja", getter=lambda row: row.unit, widest=200),
    ]  # fmt: skip


def changes_columns() -> list[Column[Perubahan]]:
    """Return the columns of whose predikat changed."""
    return [
        Column(key="nama", header="Nama", getter=lambda row: row.nama, frozen=True, strong=True, width=220),
        Column(key="sebelum", header="Sebelumnya", getter=lambda row: words(row.sebelum), sign=lambda row: row.sebelum, width=160),
        Column(key="sekarang", header="Sekarang", getter=lambda row: words(row.sekarang), sign=lambda row: row.sekarang, width=160),
        Column(key="arah", header="Perubahan", getter=lambda row: "Turun" if row.is_turun else "Naik", width=110,
               icon=lambda row: ("arrow-down", "warn") if row.is_turun else ("arrow-up", "good")),
        Column(key="unit", header="Unit kerja", getter=lambda row: row.unit, widest=240),
    ]  # fmt: skip


def distribution_columns(first: str) -> list[Column[BarisDistribusi]]:
    """Return the columns of a distribution; ``first``: what its lines are."""

    def counted(kode: str) -> Column[BarisDistribusi]:
        def count(row: BarisDistribusi) -> int:
            return row.jumlah.get(kode, 0)

        title = {"": "Belum dinilai", TIDAK: "Tidak dinilai"}.get(kode) or words(kode)
        return Column(key=kode or "belum", header=title, getter=count, sort_key=count, align=RIGHT, width=90, filterable=False)  # fmt: skip

    return [
        Column(key="nama", header=first, getter=lambda row: row.nama, frozen=True, strong=True, width=290,
               indent=lambda row: _STEP * row.tingkat),
        Column(key="pegawai", header="Pegawai", getter=lambda row: row.pegawai, sort_key=lambda row: row.pegawai, align=RIGHT,
               width=78, filterable=False),
        *(counted(one.value) for one in Predikat),
        counted(""),
        counted(TIDAK),
        Column(key="capaian", header="Capaian", getter=lambda row: kata.istilah("capaian", row.capaian), width=108,
               header_tip="Capaian kinerja organisasi"),
    ]  # fmt: skip


def distribution_id(row: BarisDistribusi) -> int:
    """Return the id of a line: the unit (0: the office), or a number of its own for each period."""
    if isinstance(row.kunci, int):
        return row.kunci
    one = periode_of(row.kunci) if row.kunci else None
    return one.akhir.toordinal() * len(_KINDS) + _KINDS.index(one.jenis) if one else 0


def contract_columns() -> list[Column[BarisKontrak]]:
    """Return the columns of contracts that end."""
    return [
        Column(key="nama", header="Nama", getter=lambda row: row.nama, frozen=True, strong=True, width=200),
        Column(key="selesai", header="Akhir kontrak", getter=lambda row: tanggal(row.selesai), sort_key=lambda row: row.selesai, width=150,
               icon=lambda row: ("triangle-alert", "warn") if row.sisa < 0 else None),
        Column(key="sisa", header="Sisa hari", getter=kontrak.kata_sisa, sort_key=lambda row: row.sisa, align=RIGHT, width=120),
        Column(key="terakhir", header="Predikat terakhir", getter=kontrak.kata_terakhir, sign=lambda row: row.terakhir[0], width=230),
        Column(key="lalu", header="Tahun lalu", getter=lambda row: words(row.tahun_lalu), sign=lambda row: row.tahun_lalu, width=140),
        Column(key="nip", header="NI PPPK", getter=lambda row: display(row.orang.nip), never_elided=True, filterable=False),
        Column(key="jenis", header="Jenis", getter=lambda row: kata.istilah("jenis_pegawai", row.orang.jenis_pegawai)),
        Column(key="jabatan", header="Jabatan", getter=lambda row: row.orang.jabatan, widest=220),
        Column(key="unit", header="Unit kerja", getter=lambda row: row.orang.unit_nama, widest=200),
    ]  # fmt: skip
