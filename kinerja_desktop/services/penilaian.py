"""*Entri Penilaian*: the grid, its cells, the person beside it, capaian above it.

Locking lives in `services.penguncian`, the annual proposal in `services.tahunan`, agreement sheets in
`services.persetujuan`, history in `services.riwayat_nilai`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from kinerja_desktop.domain import penilaian as rules
from kinerja_desktop.domain.cakupan import Cakupan
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.codes import JenisPeriode, Rating, StatusNilai
from kinerja_desktop.domain.pegawai import nama_cari, nama_tampil
from kinerja_desktop.domain.penugasan import Pihak
from kinerja_desktop.domain.perilaku import ButirPerilaku, butir
from kinerja_desktop.domain.periode import Periode
from kinerja_desktop.domain.regulation import Regulations
from kinerja_desktop.domain.saring import SEMUA_ORANG, Saring
from kinerja_desktop.regulations import load, references
from kinerja_desktop.services.hari import acuan, periode_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penugasan import pihak
from kinerja_desktop.storage.commands import nilai as commands
from kinerja_desktop.storage.queries import nilai as queries
from kinerja_desktop.storage.queries.nilai import Rentang, SuntingRow
from kinerja_desktop.storage.revisions import canonical
from kinerja_desktop.storage.unit_of_work import Transaction

LAINNYA: Final = references.LAINNYA
HASIL: Final = "hasil_kerja"
PERILAKU: Final = "perilaku"
CATATAN: Final = "catatan"
TIDAK: Final = "tidak_dinilai"
"""Field of the reason for which somebody is not rated: a word of the list, or words of one's own."""
UMPAN_BALIK: Final = "umpan_balik."
"""Prefix of the field of one value's feedback: ``umpan_balik.akuntabel`` (`domain.perilaku.butir`)."""


class ArtiAngka(StrEnum):
    """What a bare 1 means; 3 is then the opposite, 2 is the middle either way."""

    SATU_DI_ATAS = "1=atas"
    SATU_DI_BAWAH = "1=bawah"


class KeadaanSel(StrEnum):
    """What became of an edit."""

    TERSIMPAN = "tersimpan"
    TERTUNDA = "tertunda"
    """The text makes no sense; it is kept and marked, not counted."""
    PERLU_ARTI = "perlu_arti"
    """A bare 1 or 3, kept as pending text: ask what it means and save again with ``arti``."""
    TERKUNCI = "terkunci"
    """Refused: the rating is locked."""
    KONFLIK = "konflik"
    """Refused: somebody changed the rating since it was read; the result holds the present value."""
    HILANG = "hilang"
    """Refused: the position is gone or out of scope."""
    TIDAK_DINILAI = "tidak_dinilai"
    """Refused: the person is not rated in this period; take that back first."""
    BERNILAI = "bernilai"
    """Refused: there are ratings, so the person cannot be one who is not rated."""
    TANPA_KATA = "tanpa_kata"
    """Refused: the reason *Lainnya* says nothing without words."""


@dataclass(frozen=True, slots=True)
class CellEdit:
    """One cell as typed. ``version`` is the rating's as seen in the grid, None where there was none."""

    penugasan_id: int
    version: int | None
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class CellResult:
    """One cell after saving, and the whole row's derived values.

    Attributes:
        kode: code of the rating now ('' if none), ``teks``: the pending text, or the words of a text field.
        balikan: the edit that undoes this one (with the new version); None where nothing changed.
    """

    penugasan_id: int
    field: str
    keadaan: KeadaanSel
    kode: str
    teks: str
    predikat: str
    status: str
    version: int | None
    penilaian_id: int | None
    balikan: CellEdit | None


@dataclass(frozen=True, slots=True)
class BarisNilai:
    """One row of the grid: one position of one person in the period.

    Attributes:
        nama, penilai_nama: with titles; ``penilai_nama`` is the column *Atasan*, '' for nobody.
        penilai_nomor: the rater's NIP or NRP, '' for none.
        hasil, perilaku: codes of `Rating` or ''; ``*_teks``: pending text that makes no sense.
        jenis: how the person holds the position (`JenisPenugasan`), from ``dari`` to ``sampai``.
        is_usulan: proposed from the last quarter, not touched since.
        sebelum: predikat of the earlier periods named in `Grid.sebelum`, '' where there is none.
        alasan_tidak: why the person is not rated, in words; '' for everybody else.
    """

    pegawai_id: int
    pegawai_uid: bytes
    penugasan_id: int
    penilaian_id: int | None
    penilaian_uid: bytes | None
    version: int | None
    nama: str
    nip: str
    jabatan: str
    golongan: str
    jenis_pegawai: str
    dinilai_di: str
    unit_id: int | None
    unit: str
    jenis: str
    dari: date
    sampai: date | None
    penilai: Pihak | None
    penilai_nama: str
    penilai_nomor: str
    hasil: str
    hasil_teks: str
    perilaku: str
    perilaku_teks: str
    predikat: str
    catatan: str
    status: str
    is_usulan: bool
    sebelum: tuple[str, ...]
    alasan_tidak: str = ""

    @property
    def is_tidak_dinilai(self) -> bool:
        """Return whether nobody waits for a rating."""
        return self.status == StatusNilai.TIDAK_DINILAI

    @property
    def is_ditunggu(self) -> bool:
        """Return whether a predikat is still waited for."""
        return not self.predikat and not self.is_tidak_dinilai


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows that pass the filter, how many there are without it, and counts of all by status and predikat."""

    periode: Periode
    sebelum: tuple[str, ...]
    baris: tuple[BarisNilai, ...]
    semua: int
    per_status: dict[str, int]
    per_predikat: dict[str, int]


def rules_of(kode: str) -> Regulations:
    """Return the rules by which a period is judged: those of its last day."""
    return load().at(periode_of(kode).akhir)


def rentang(kode: str) -> Rentang:
    """Return a period as queries ask about it."""
    one = periode_of(kode)
    kind = "" if one.jenis is JenisPeriode.TAHUNAN else one.jenis.value
    return Rentang(one.kode, one.awal, one.akhir, acuan(kode), one.tahun, kind)


def sebelumnya(one: Periode) -> tuple[str, ...]:
    """Return the codes of the two periods before of the same kind, and of the last year where it is another kind."""
    first = one.previous
    codes = (first.kode, first.previous.kode)
    return codes if one.jenis is JenisPeriode.TAHUNAN else (*codes, str(one.tahun - 1))


def grid(konteks: Konteks, periode: str, unit_id: int | None = None, saring: Saring = SEMUA_ORANG) -> Grid:
    """Return everybody who is rated in a period, in a unit with what is below it (None: the office).

    One query; the order is unit, name. A person who moved, or holds a second position, has several rows.
    """
    one = periode_of(periode)
    before = sebelumnya(one)
    with konteks.simpanan.read() as connection:
        rows = queries.grid(connection, rentang(periode), unit_id, konteks.cakupan, before)
    names: dict[tuple[str, str, str], str] = {}
    made = [_baris(row, names) for row in rows]
    folded = nama_cari(saring.cari)
    chosen = tuple(row for row in made if cocok(row, saring, folded))
    per_status = Counter(row.status for row in made)
    per_predikat = Counter(row.predikat for row in made if row.predikat)
    return Grid(one, before, chosen, len(made), dict(per_status), dict(per_predikat))


def baris(
    konteks: Konteks, periode: str, unit_id: int | None, penugasan_ids: Sequence[int]
) -> tuple[BarisNilai, ...]:
    """Return a few rows of the grid by position, in its order, without reading the others."""
    with konteks.simpanan.read() as connection:
        rows = queries.grid(
            connection, rentang(periode), unit_id, konteks.cakupan, penugasan_ids=penugasan_ids
        )
    names: dict[tuple[str, str, str], str] = {}
    return tuple(_baris(row, names) for row in rows)


def _baris(row: queries.NilaiRow, names: dict[tuple[str, str, str], str]) -> BarisNilai:
    parts = (row.penilai_gelar_depan, row.penilai_nama, row.penilai_gelar_belakang)
    if parts not in names:
        names[parts] = nama_tampil(*parts)
    return BarisNilai(
        row.pegawai_id, row.pegawai_uid, row.penugasan_id, row.penilaian_id, row.penilaian_uid, row.version,
        nama_tampil(row.gelar_depan, row.nama, row.gelar_belakang), row.nip, row.jabatan, row.golongan,
        row.jenis_pegawai, row.dinilai_di, row.unit_id, row.unit, row.jenis, row.dari, row.sampai,
        pihak(row.penilai_pegawai_id, row.penilai_luar_id), names[parts], row.penilai_nomor, row.hasil_kerja, row.hasil_kerja_teks,
        row.perilaku, row.perilaku_teks, row.predikat, row.catatan, row.status, row.usulan_dari is not None,
        row.sebelum, kata_alasan(row.tidak_dinilai, row.tidak_dinilai_teks),
    )  # fmt: skip


def kata_alasan(kode: str, teks: str) -> str:
    """Return the words of a reason for which somebody is not rated."""
    if not kode:
        return ""
    known = references.alasan_tidak().get(kode)
    return teks or (known.kata if known else kode)


def alasan_tidak() -> Sequence[references.AlasanTidak]:
    """Return the reasons for which somebody is not rated, `LAINNYA` last."""
    return tuple(references.alasan_tidak().values())


def cocok(row: BarisNilai, saring: Saring, folded: str) -> bool:
    """Return whether a row passes a filter; ``folded`` is ``nama_cari(saring.cari)``."""
    return (
        (not saring.status or row.status in saring.status)
        and (not saring.predikat or row.predikat == saring.predikat)
        and (saring.penilai is None or row.penilai == saring.penilai)
        and not (saring.is_tanpa_penilai and row.penilai is not None)
        and not (saring.is_tertunda and not (row.hasil_teks or row.perilaku_teks))
        and not (saring.is_usulan and not row.is_usulan)
        and (not saring.dinilai_di or row.dinilai_di == saring.dinilai_di)
        and (saring.penugasan_ids is None or row.penugasan_id in saring.penugasan_ids)
        and (not folded or folded in nama_cari(row.nama) or folded.replace(" ", "") in row.nip)
    )


def baca_rating(text: str, arti: ArtiAngka | None = None) -> Rating | KeadaanSel | None:
    """Return the rating a text means, None for an empty one, else why it means none.

    Words and their letters come from the reference table (A, S, B, "Di Atas", "diatas ekspektasi" ...).
    """
    plain = text.strip()
    if not plain:
        return None
    found = references.read_rating(plain.replace("_", " "))
    if found:
        return found
    if plain == "2":
        return Rating.SESUAI
    if plain in ("1", "3"):
        if arti is None:
            return KeadaanSel.PERLU_ARTI
        above = (plain == "1") == (arti is ArtiAngka.SATU_DI_ATAS)
        return Rating.DI_ATAS if above else Rating.DI_BAWAH
    return KeadaanSel.TERTUNDA


def save_cells(
    konteks: Konteks, periode: str, edits: Sequence[CellEdit], *, arti: ArtiAngka | None = None
) -> Outcome[tuple[CellResult, ...]]:
    """Save cells in one transaction; return one result an edit, in their order.

    A locked, changed or vanished row refuses its own cells only; everything else is saved. The predikat follows
    from the two ratings, the record is made at the first edit. Several edits of one row carry the same version.
    """
    with konteks.simpanan.write(konteks.author) as transaction:
        results = put_cells(transaction, konteks.cakupan, periode, edits, arti=arti)
        return Outcome(results, transaction.changes)


def put_cells(
    transaction: Transaction,
    cakupan: Cakupan,
    periode: str,
    edits: Sequence[CellEdit],
    *,
    arti: ArtiAngka | None = None,
) -> tuple[CellResult, ...]:
    """Do what `save_cells` does inside a transaction of the caller (an import, with its batch)."""
    one, judge = periode_of(periode), rules_of(periode)
    ids = list(dict.fromkeys(edit.penugasan_id for edit in edits))
    known = queries.for_edit(transaction.connection, periode, ids, cakupan)
    work = {id_: _Row(row, judge) for id_, row in known.items()}
    notes = [_take(work, edit, arti) for edit in edits]
    stamp = {"dimasukkan_oleh_id": transaction.author.pelaku_id, "dimasukkan_pada": transaction.now}
    changed = [row for row in work.values() if row.is_changed]
    if changed:
        commands.ensure_period(transaction, one)
    written = commands.write(transaction, periode, [row.change(stamp) for row in changed])
    version_of = commands.versions(transaction, list(written.values()))
    for penugasan_id, id_ in written.items():
        work[penugasan_id].saved(id_, version_of[id_])
    return tuple(
        _result(work.get(edit.penugasan_id), edit, *note) for edit, note in zip(edits, notes, strict=True)
    )


class _Row:
    """One rating while its cells are taken in."""

    def __init__(self, stored: SuntingRow, judge: Regulations) -> None:
        self.stored = stored
        self.judge = judge
        self.id, self.version = stored.id, stored.version
        self.values: dict[str, Any] = {
            name: getattr(stored, name) or ""
            for name in (HASIL, f"{HASIL}_teks", PERILAKU, f"{PERILAKU}_teks", "predikat", CATATAN, TIDAK, f"{TIDAK}_teks")
        }  # fmt: skip
        self.status = stored.status or StatusNilai.BELUM.value
        self.words: dict[str, str] = json.loads(stored.umpan_balik) if stored.umpan_balik else {}
        self.before = self._state()

    def _state(self) -> tuple[object, ...]:
        return (*self.values.values(), canonical(self.words))

    @property
    def is_changed(self) -> bool:
        return self._state() != self.before

    def shown(self, field: str) -> tuple[str, str]:
        """Return code and text of a field."""
        if field in (HASIL, PERILAKU):
            return self.values[field], self.values[f"{field}_teks"]
        if field == TIDAK:
            return self.values[TIDAK], kata_alasan(self.values[TIDAK], self.values[f"{TIDAK}_teks"])
        return "", self.words.get(field.removeprefix(UMPAN_BALIK), "") if "." in field else self.values[field]

    def put(self, field: str, text: str, arti: ArtiAngka | None) -> KeadaanSel:
        """Take a text in."""
        if field == TIDAK:
            return self._excuse(text.strip())
        if field in (HASIL, PERILAKU):
            if self.values[TIDAK]:
                return KeadaanSel.TIDAK_DINILAI
            read = baca_rating(text, arti)
            is_code = isinstance(read, Rating)
            self.values[field] = read.value if isinstance(read, Rating) else ""
            self.values[f"{field}_teks"] = "" if read is None or is_code else text.strip()
            self._assess()
            return read if isinstance(read, KeadaanSel) else KeadaanSel.TERSIMPAN
        if field == CATATAN:
            self.values[CATATAN] = text.strip()
        else:
            key = field.removeprefix(UMPAN_BALIK)
            self.words.pop(key, None)
            if text.strip():
                self.words[key] = text.strip()
        return KeadaanSel.TERSIMPAN

    @property
    def _has_ratings(self) -> bool:
        return any(self.values[f"{name}{tail}"] for name in (HASIL, PERILAKU) for tail in ("", "_teks"))

    def _excuse(self, text: str) -> KeadaanSel:
        """Take in why the person is not rated; '' takes it back."""
        if text and self._has_ratings:
            return KeadaanSel.BERNILAI
        code = references.read_alasan_tidak(text) if text else ""
        if code == references.LAINNYA:
            return KeadaanSel.TANPA_KATA
        self.values[TIDAK] = references.LAINNYA if code is None else code
        self.values[f"{TIDAK}_teks"] = text if code is None else ""
        if text:
            self.status = StatusNilai.TIDAK_DINILAI.value
        else:
            self._assess()
        return KeadaanSel.TERSIMPAN

    def _assess(self) -> None:
        hasil, perilaku = self.values[HASIL], self.values[PERILAKU]
        self.values["predikat"] = ""
        if hasil and perilaku:
            found = rules.assess(Rating(hasil), Rating(perilaku), self.judge)
            self.values["predikat"] = found.predikat.value
            self.status = StatusNilai.TERSIMPAN.value
        elif self._has_ratings:
            self.status = StatusNilai.SEBAGIAN.value
        else:
            self.status = StatusNilai.BELUM.value

    def change(self, stamp: dict[str, Any]) -> commands.Perubahan:
        """Return what is to be written."""
        old = self.stored
        values = {
            **self.values, **stamp, "status": self.status, "rezim": self.judge.rezim,
            "umpan_balik": canonical(self.words) if self.words else "",
        }  # fmt: skip
        if (old.hasil_kerja, old.perilaku) != (self.values[HASIL], self.values[PERILAKU]):
            values["usulan_dari"] = None
        before = None if old.id is None else (old.status or "", old.predikat or "")
        after = (self.status, self.values["predikat"])
        return commands.Perubahan(old.id, old.penugasan_id, old.unit_id, values, before, after)

    def saved(self, id_: int, version: int) -> None:
        """Learn what the write gave."""
        self.id, self.version = id_, version


def _take(
    work: dict[int, _Row], edit: CellEdit, arti: ArtiAngka | None
) -> tuple[KeadaanSel, tuple[str, str] | None]:
    row = work.get(edit.penugasan_id)
    if row is None:
        return KeadaanSel.HILANG, None
    if row.stored.status == StatusNilai.TERKUNCI:
        return KeadaanSel.TERKUNCI, None
    if row.stored.version != edit.version:
        return KeadaanSel.KONFLIK, None
    before = row.shown(edit.field)
    state = row.put(edit.field, edit.text, arti)
    return state, before if row.shown(edit.field) != before else None


def _result(
    row: _Row | None, edit: CellEdit, state: KeadaanSel, before: tuple[str, str] | None
) -> CellResult:
    if row is None:
        return CellResult(edit.penugasan_id, edit.field, state, "", edit.text, "", "", None, None, None)
    kode, teks = row.shown(edit.field)
    back = None
    if before is not None:
        words = before[1] if edit.field == TIDAK else before[0] or before[1]
        back = CellEdit(edit.penugasan_id, row.version, edit.field, words)
    return CellResult(
        edit.penugasan_id, edit.field, state, kode, teks, row.values["predikat"], row.status, row.version,
        row.id, back,
    )  # fmt: skip


def balikan(results: Sequence[CellResult]) -> tuple[CellEdit, ...]:
    """Return the edits that undo a whole call of `save_cells`, last cell first, to be saved with one call.

    Where the ratings were saved again since, take the versions of the newest results.
    """
    return tuple(result.balikan for result in reversed(results) if result.balikan is not None)


@dataclass(frozen=True, slots=True)
class Rincian:
    """The person beside the grid: feedback in words for each value, and who did what when.

    Attributes:
        umpan_balik: (value with its guides, words) in the official order.
        diputuskan_oleh, diputuskan_pada: who decided, as recorded by the lock.
    """

    penilaian_id: int | None
    version: int | None
    umpan_balik: tuple[tuple[ButirPerilaku, str], ...]
    catatan: str
    dimasukkan_oleh: str
    dimasukkan_pada: datetime | None
    diputuskan_oleh: str
    diputuskan_pada: date | None
    terkunci_oleh: str
    terkunci_pada: datetime | None


def rincian(konteks: Konteks, periode: str, penugasan_id: int) -> Rincian:
    """Return what stands beside the grid for one row; empty where nothing was entered."""
    with konteks.simpanan.read() as connection:
        row = queries.detail(connection, periode, penugasan_id)
    words: dict[str, str] = json.loads(row.umpan_balik) if row and row.umpan_balik else {}
    values = tuple((value, words.get(value.kunci, "")) for value in butir(rules_of(periode)))
    if row is None:
        return Rincian(None, None, values, "", "", None, "", None, "", None)
    return Rincian(
        row.penilaian_id, row.version, values, row.catatan, row.dimasukkan_oleh, row.dimasukkan_pada,
        row.diputuskan_oleh, row.diputuskan_pada, row.terkunci_oleh, row.terkunci_pada,
    )  # fmt: skip
