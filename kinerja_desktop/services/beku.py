"""What *Kunci nilai* freezes, as canonical JSON: what is printed and exported later does not change any more."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from kinerja_desktop.domain.regulation import Trace
from kinerja_desktop.storage.revisions import canonical

VERSI: Final = 1
VERSI_LAIN: Final = 2
"""Version of a text that has `Beku.penugasan_lain`; without it the text is as it always was."""
VERSI_TIDAK: Final = 3
"""Version of a text in which one of these others is not rated, and for that has a ``status``."""


@dataclass(frozen=True, slots=True)
class OrangBeku:
    """A person on the sheet. ``nama`` with titles; ``nomor`` NIP, NRP or ''; ``status`` ASN or NON ASN.

    ``jenis``, ``sk_nomor``, ``sk_tanggal`` (ISO or ''): how a rater holds the authority. Of his superior ``jenis`` alone,
    and only where he acts (Plt, Plh, Pj) for who is above the rater; '' for others.
    """

    uid: str
    nama: str
    nomor: str = ""
    golongan: str = ""
    pangkat: str = ""
    jabatan: str = ""
    tugas_tambahan: str = ""
    unit: str = ""
    status: str = "ASN"
    jenis: str = ""
    sk_nomor: str = ""
    sk_tanggal: str = ""


@dataclass(frozen=True, slots=True)
class KutipanBeku:
    """The source of a rule as it was shown when the rating was locked."""

    aturan: str
    judul: str
    teks: str
    mutu: str
    berlaku: str
    sumber: str


@dataclass(frozen=True, slots=True)
class PenugasanLain:
    """Another stretch of the same year, with the predikat it had when this one was locked ('' none yet).

    ``status``: ``tidak_dinilai`` where nobody waited for one, '' otherwise.
    """

    jabatan: str
    unit: str
    mulai: str
    selesai: str
    penilai: str
    predikat: str
    status: str = ""


@dataclass(frozen=True, slots=True)
class Beku:
    """A locked rating. Codes, never sentences; dates as ISO text.

    Attributes:
        mulai, selesai: the part of the period that the position covers.
        tanggal: the day of the decision, on which names and positions hold.
        penilai: None never occurs in a locked rating; ``atasan`` is None where nobody is above the rater.
        capaian: code, '' where none was set; ``capaian_unit``: where it was set.
        masukan, sel, hasil: the trace of the predikat.
        penugasan_lain: of an annual rating: the person's other stretches of the year, beside it and never summed up.
    """

    periode: str
    rezim: str
    mulai: str
    selesai: str
    tanggal: str
    pegawai: OrangBeku
    jenis_pegawai: str
    jenis: str
    penilai: OrangBeku
    atasan: OrangBeku | None
    capaian: str
    capaian_unit: str
    hasil_kerja: str
    perilaku: str
    predikat: str
    catatan: str
    umpan_balik: tuple[tuple[str, str], ...]
    masukan: tuple[tuple[str, str], ...]
    sel: str
    kutipan: tuple[KutipanBeku, ...]
    penugasan_lain: tuple[PenugasanLain, ...] = ()


def to_text(beku: Beku) -> str:
    """Return canonical JSON."""
    data = {
        "versi": VERSI,
        **_shallow(beku),
        "pegawai": _person(beku.pegawai),
        "penilai": _person(beku.penilai),
        "atasan": _person(beku.atasan) if beku.atasan else None,
        "kutipan": [_shallow(one) for one in beku.kutipan],
    }
    others = data.pop("penugasan_lain")
    if others:
        versi = VERSI_TIDAK if any(one.status for one in others) else VERSI_LAIN
        data |= {"versi": versi, "penugasan_lain": [_other(one) for one in others]}
    return canonical(data)


def _shallow(value: Beku | OrangBeku | KutipanBeku | PenugasanLain) -> dict[str, Any]:
    """Return the fields by name; `dataclasses.asdict` copies everything deeply and takes ten times as long."""
    return {name: getattr(value, name) for name in value.__slots__}


def _other(one: PenugasanLain) -> dict[str, Any]:
    """Return the fields by name, without an empty status: such a text is as it was before there was one."""
    return {name: value for name, value in _shallow(one).items() if value or name != "status"}


def _person(who: OrangBeku) -> dict[str, Any]:
    """Return a person without empty fields: half of them are, a hundred thousand times in an office."""
    return {name: value for name, value in _shallow(who).items() if value or name in {"uid", "nama"}}


def from_text(text: str) -> Beku:
    """Read what `to_text` wrote.

    Raises:
        ValueError: written by a newer program.
    """
    data: dict[str, Any] = json.loads(text)
    if data.pop("versi") not in (VERSI, VERSI_LAIN, VERSI_TIDAK):
        raise ValueError("frozen by a newer program")
    atasan = data.pop("atasan")
    return Beku(
        pegawai=OrangBeku(**data.pop("pegawai")),
        penilai=OrangBeku(**data.pop("penilai")),
        atasan=OrangBeku(**atasan) if atasan else None,
        umpan_balik=tuple((key, words) for key, words in data.pop("umpan_balik")),
        masukan=tuple((key, value) for key, value in data.pop("masukan")),
        kutipan=tuple(KutipanBeku(**one) for one in data.pop("kutipan")),
        penugasan_lain=tuple(PenugasanLain(**one) for one in data.pop("penugasan_lain", ())),
        **data,
    )


def citations(trace: Trace) -> tuple[KutipanBeku, ...]:
    """Return the sources of a trace as they are kept."""
    return tuple(
        KutipanBeku(c.aturan, c.judul, c.text, c.mutu.value, c.berlaku.isoformat(), c.sumber.kunci)
        for c in trace.kutipan
    )


def iso(value: date | None) -> str:
    """Return ISO text, '' for none."""
    return value.isoformat() if value else ""
