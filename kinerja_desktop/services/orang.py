"""Everything about one person on one screen: stretches of the year with their plans, ratings, feedback, decisions.

A section is a function of `BAGIAN`; a subject of its own (execution, talent) adds one there and the screen shows it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from kinerja_desktop.domain import periode as periods
from kinerja_desktop.domain.codes import StatusNilai
from kinerja_desktop.domain.dialog import Kesepakatan
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.domain.perilaku import butir
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.teks import tanggal
from kinerja_desktop.regulations import load
from kinerja_desktop.services import kata, keberatan, skp_lanjut
from kinerja_desktop.services.kalibrasi import riwayat as riwayat_kalibrasi
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import kata_alasan
from kinerja_desktop.storage.queries import dialog, nilai, orang, pegawai
from kinerja_desktop.storage.queries import skp as skp_queries
from kinerja_desktop.storage.queries.keadaan import Koneksi
from kinerja_desktop.storage.queries.orang import NilaiOrangRow, PosisiRow


@dataclass(frozen=True, slots=True)
class BarisOrang:
    """One line of a section.

    Attributes:
        kata: what it says first; ``rinci`` the lines below it.
        predikat: code whose sign stands beside it, '' none.
        layar, tujuan: the screen where it is worked on ('' nowhere), and what that screen is asked to show.
    """

    kata: str
    rinci: tuple[str, ...] = ()
    predikat: str = ""
    layar: str = ""
    tujuan: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class BagianOrang:
    """A section; ``kosong`` is what it says without lines."""

    judul: str
    baris: tuple[BarisOrang, ...]
    kosong: str


@dataclass(frozen=True, slots=True)
class Orang:
    """One person in a year."""

    pegawai_id: int
    nama: str
    nip: str
    jabatan: str
    unit: str
    tahun: int
    bagian: tuple[BagianOrang, ...]


@dataclass(frozen=True, slots=True)
class _Tanya:
    """What every section is asked."""

    konteks: Konteks
    connection: Koneksi
    pegawai_id: int
    uid: bytes
    tahun: int
    posisi: tuple[PosisiRow, ...]
    nilai: tuple[NilaiOrangRow, ...]


def semua(konteks: Konteks, pegawai_id: int, tahun: int) -> Orang:
    """Return everything about a person in a year; ratings of other years come along.

    Raises:
        RefusedError: ``pegawai.tidak-ada``.
    """
    with konteks.simpanan.read() as connection:
        row = pegawai.one(connection, min(clock.today(), date(tahun, 12, 31)), pegawai_id)
        if row is None:
            raise RefusedError("pegawai.tidak-ada")
        first, last = date(tahun, 1, 1), date(tahun, 12, 31)
        places = tuple(orang.positions(connection, konteks.cakupan, pegawai_id, first, last))
        rated = tuple(orang.ratings(connection, konteks.cakupan, pegawai_id))
        asked = _Tanya(konteks, connection, pegawai_id, row.uid, tahun, places, rated)
        parts = tuple(section(asked) for section in BAGIAN)
    place = places[-1].unit if places else ""
    return Orang(
        pegawai_id, nama_tampil(row.gelar_depan, row.nama, row.gelar_belakang), row.nip, row.jabatan, place,
        tahun, parts,
    )  # fmt: skip


def _rencana(asked: _Tanya) -> BagianOrang:
    """Stretches of the year beside each other, each with its own plan: nothing is joined or averaged."""
    plans = {
        row.penugasan_id: row
        for row in skp_queries.of_person(asked.connection, [asked.pegawai_id], asked.tahun)
    }
    contents = skp_queries.contents(asked.connection, [row.id for row in plans.values()])
    without = [place.id for place in asked.posisi if place.id not in plans]
    heirs = skp_lanjut.pemilik(asked.connection, asked.konteks, asked.tahun, without) if without else {}
    made = []
    for place in asked.posisi:
        end = tanggal(place.sampai) if place.sampai else sentence("orang.sekarang")
        rater = nama_tampil(place.penilai_gelar_depan, place.penilai_nama, place.penilai_gelar_belakang)
        lines = [
            sentence("orang.masa", unit=place.unit or "-", dari=tanggal(place.dari), sampai=end),
            sentence("orang.penilai", nama=rater) if rater else sentence("orang.tanpa-penilai"),
        ]
        whose = heirs.get(place.id, place.id)
        plan = plans.get(whose)
        if plan is None:
            lines.append(sentence("orang.tanpa-skp"))
        else:
            lines.append(
                sentence(
                    "orang.skp" if whose == place.id else "orang.skp-lanjut",
                    status=kata.istilah("status_skp", plan.status),
                    versi=plan.versi,
                )
            )
            if whose == place.id:
                lines += [f"{number}. {one.teks}" for number, one in enumerate(contents[plan.id].rhk, 1)]
        to = (("penugasan", whose), ("tahun", asked.tahun)) if plan is not None else ()
        made.append(BarisOrang(_post(place), tuple(lines), "", "skp" if to else "", to))
    return BagianOrang(
        sentence("orang.judul-rencana", tahun=asked.tahun), tuple(made), sentence("orang.tanpa-penugasan")
    )


def _post(place: PosisiRow) -> str:
    return kata.jabatan(place.jenis, place.jabatan) or "-"


def _penilaian(asked: _Tanya) -> BagianOrang:
    made = [_rating(row) for row in asked.nilai]
    made += [
        BarisOrang(str(old.tahun), (old.sumber,) if old.sumber else (), old.predikat)
        for old in nilai.old_predikat(asked.connection, asked.pegawai_id)
    ]
    return BagianOrang(sentence("orang.judul-nilai"), tuple(made), sentence("orang.tanpa-nilai"))


def _rating(row: NilaiOrangRow) -> BarisOrang:
    found = periods.parse(row.periode)
    name = found.text if found else row.periode
    status = kata.istilah("status_nilai", row.status)
    if row.status == StatusNilai.TIDAK_DINILAI:
        words = kata_alasan(row.tidak_dinilai, row.tidak_dinilai_teks)
        return BarisOrang(f"{name}: {status}", (words,), "", *_entry(row))
    ratings = " × ".join(kata.istilah("rating", code) or "–" for code in (row.hasil_kerja, row.perilaku))
    lines = [f"{row.jabatan} · {ratings} · {status}"]
    if row.diputuskan_pada is not None:
        lines.append(
            sentence("orang.diputuskan", nama=row.diputuskan_oleh, hari=tanggal(row.diputuskan_pada))
        )
    if row.catatan:
        lines.append(sentence("orang.catatan", catatan=row.catatan))
    head = name if row.predikat else sentence("orang.belum", periode=name)
    return BarisOrang(head, tuple(lines), row.predikat, *_entry(row))


def _entry(row: NilaiOrangRow) -> tuple[str, tuple[tuple[str, object], ...]]:
    return "penilaian", (("penugasan_id", row.penugasan_id), ("periode", row.periode))


def _umpan_balik(asked: _Tanya) -> BagianOrang:
    made = tuple(line for row in asked.nilai if row.umpan_balik for line in _words(row))
    return BagianOrang(sentence("orang.judul-umpan-balik"), made, sentence("orang.tanpa-umpan-balik"))


def _words(row: NilaiOrangRow) -> Iterator[BarisOrang]:
    found = periods.parse(row.periode)
    if found is None:
        return
    words: dict[str, str] = json.loads(row.umpan_balik)
    lines = tuple(
        f"{one.nama}: {words[one.kunci]}" for one in butir(load().at(found.akhir)) if words.get(one.kunci)
    )
    if lines:
        yield BarisOrang(found.text, lines, "", *_entry(row))


def _dialog(asked: _Tanya) -> BagianOrang:
    """Dialogues of the year, the latest period first, with what was agreed and what came of it."""
    found = [
        (one, row, penugasan_id)
        for penugasan_id, row in dialog.of_person(asked.connection, asked.pegawai_id, asked.konteks.cakupan)
        if (one := periods.parse(row.periode_kode)) is not None and one.tahun == asked.tahun
    ]
    agreed = dialog.agreements(asked.connection, {row.id for _, row, _ in found})
    made = []
    for one, row, penugasan_id in sorted(found, key=lambda item: item[0].akhir, reverse=True):
        day = tanggal(row.tanggal) if row.tanggal else sentence("orang.dialog-tanpa-tanggal")
        lines = [sentence("orang.dialog-tanya", teks=row.pertanyaan)] if row.pertanyaan else []
        lines += [_agreed(each) for each in agreed.get(row.id, ())]
        to = (("penugasan", penugasan_id), ("periode", row.periode_kode))
        made.append(BarisOrang(f"{one.text} · {day}", tuple(lines), "", "pelaksanaan", to))
    return BagianOrang(
        sentence("orang.judul-dialog", tahun=asked.tahun), tuple(made), sentence("orang.tanpa-dialog")
    )


def _agreed(one: Kesepakatan) -> str:
    parts = (
        one.teks,
        one.siapa,
        tanggal(one.batas) if one.batas else "",
        kata.istilah("keadaan_kesepakatan", one.keadaan),
        one.catatan,
    )
    return " · ".join(part for part in parts if part)


def _keputusan(asked: _Tanya) -> BagianOrang:
    """Objections and calibrations of all periods."""
    made: list[BarisOrang] = []
    for one in keberatan.daftar(asked.konteks):
        if one.pegawai_uid == asked.uid:
            status = kata.istilah("status_keberatan", one.status)
            head = sentence("orang.keberatan", periode=_name(one.periode), status=status)
            result = one.baru or one.lama
            made.append(BarisOrang(head, (one.alasan,), result, "keberatan"))
    for move in riwayat_kalibrasi(asked.konteks, pegawai_id=asked.pegawai_id):
        before, after = (kata.istilah("predikat", cell[2]) for cell in (move.sebelum, move.sesudah))
        head = sentence("orang.kalibrasi", periode=_name(move.periode), sebelum=before, sesudah=after)
        made.append(BarisOrang(head, (f"{move.alasan} ({move.oleh})",), move.sesudah[2]))
    return BagianOrang(sentence("orang.judul-keputusan"), tuple(made), sentence("orang.tanpa-keputusan"))


def _name(kode: str) -> str:
    found = periods.parse(kode)
    return found.text if found else kode


BAGIAN: Final[tuple[Callable[[_Tanya], BagianOrang], ...]] = (
    _rencana,
    _penilaian,
    _dialog,
    _umpan_balik,
    _keputusan,
)
"""The sections in their order."""
