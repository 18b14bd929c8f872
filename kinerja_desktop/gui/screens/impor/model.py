"""What the import wizard knows between its steps, and the lists that its check shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

from kinerja_desktop.domain.findings import Finding, Location, Severity
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.teks import yang_ada
from kinerja_desktop.services import kata
from kinerja_desktop.services.impor.roster import Tinjauan
from kinerja_desktop.services.impor.tampilan import Pilihan
from kinerja_desktop.services.impor.tinjauan import BarisTinjauan, Kategori, Keputusan, Perubahan

PERLU, BERUBAH, TANGAN, BARU, CATATAN, SAMA, DILEWATI, HILANG, UNIT = (
    "perlu_diperbaiki", "berubah", "tangan", "baru", "catatan", "sama", "dilewati", "hilang", "unit",
)  # fmt: skip
LISTS: Final = (PERLU, BERUBAH, TANGAN, BARU, CATATAN, HILANG, UNIT, SAMA, DILEWATI)


@dataclass(frozen=True)
class Rencana:
    """What the operator asked for; every change makes a new one, so that choices can be taken back.

    Attributes:
        paths: the files.
        per_tanggal: keadaan per tanggal.
        pilihan: sheet, header and columns by file name.
        sandi: passwords by file name.
        keputusan: decisions of the check.
    """

    paths: tuple[Path, ...]
    per_tanggal: date
    pilihan: Mapping[str, Pilihan] = field(default_factory=dict)
    sandi: Mapping[str, str] = field(default_factory=dict, repr=False)
    keputusan: Keputusan = field(default_factory=Keputusan)

    def with_pilihan(self, nama: str, pilihan: Pilihan) -> Rencana:
        """Return it with another choice for one file."""
        return replace(self, pilihan={**self.pilihan, nama: pilihan})

    def with_person(self, kunci: tuple[str, str, int], pegawai_id: int) -> Rencana:
        """Return it with an offered candidate accepted."""
        decided = replace(self.keputusan, orang={**self.keputusan.orang, kunci: pegawai_id})
        return replace(self, keputusan=decided)

    def without_row(self, kunci: tuple[str, str, int]) -> Rencana:
        """Return it with a row left out."""
        return replace(self, keputusan=replace(self.keputusan, lewati=self.keputusan.lewati | {kunci}))

    def with_hand_set(self, pairs: Sequence[tuple[int, str]], *, taken: bool) -> Rencana:
        """Return it with hand-set values giving way to the file, or kept."""
        now = self.keputusan.ambil
        after = now | set(pairs) if taken else now - set(pairs)
        return replace(self, keputusan=replace(self.keputusan, ambil=frozenset(after), ambil_semua=False))


@dataclass(frozen=True, slots=True)
class Garis:
    """One line of a list of the check; lists use what they need of it."""

    id: int
    lokasi: Location
    nama: str
    nip: str = ""
    kolom: str = ""
    lama: str = ""
    baru: str = ""
    teks: str = ""
    tingkat: Severity = Severity.INFO
    isi: tuple[str, ...] = ()
    tangan: bool = False
    diambil: bool = True
    bidang: str = ""
    pegawai_id: int = 0
    row: BarisTinjauan | None = None

    @property
    def baris(self) -> int:
        """Return the row in the file, 0 when it concerns no row."""
        return self.lokasi.baris or 0


@dataclass(frozen=True, slots=True)
class Periksaan:
    """A check made ready to be shown; ``daftar`` by the keys of `LISTS`."""

    tinjauan: Tinjauan
    daftar: Mapping[str, tuple[Garis, ...]]

    @property
    def hitungan(self) -> dict[str, int]:
        """Return the counts of rows by category."""
        return self.tinjauan.hitungan


def make_ready(tinjauan: Tinjauan, units: Mapping[int, str]) -> Periksaan:
    """Build the lists; done off the UI thread."""
    heads = _heads(tinjauan)
    found: dict[str, list[Garis]] = {key: [] for key in LISTS}
    for row in tinjauan.baris:
        found[row.kategori.value] += _of_row(row, units, heads)
        found[TANGAN] += [line for line in _changes(row, units) if line.tangan]
        if row.kategori in {Kategori.BARU, Kategori.BERUBAH, Kategori.SAMA}:
            found[CATATAN] += [
                _problem(row, item, heads) for item in row.masalah if item.severity is Severity.WARN
            ]
    found[CATATAN] = [
        *(_note(item, heads) for item in tinjauan.masalah if item.severity is not Severity.INFO),
        *found[CATATAN],
    ]
    found[HILANG] = [
        Garis(0, Location(), gone.nama, gone.nip, teks=sentence(f"impor.mungkin-{gone.kemungkinan}"),
              isi=(kata.istilah("jenis_pegawai", gone.jenis_pegawai),), pegawai_id=gone.pegawai_id)
        for gone in tinjauan.hilang
    ]  # fmt: skip
    found[UNIT] = _new_units(tinjauan, units)
    return Periksaan(tinjauan, {key: _numbered(lines) for key, lines in found.items()})


def _numbered(lines: Sequence[Garis]) -> tuple[Garis, ...]:
    return tuple(replace(line, id=number) for number, line in enumerate(lines, start=1))


Heads = Callable[[Location], str]


def _heads(tinjauan: Tinjauan) -> Heads:
    """Return what names a column: ``NIP (C)``."""
    titles = {
        (file.path.name, one.sheet, column.index + 1): column.judul
        for file in tinjauan.berkas
        for one in file.bacaan
        for column in one.layout.columns
    }

    def name(place: Location) -> str:
        if place.kolom is None:
            return ""
        letters = Location(kolom=place.kolom).cell
        title = titles.get((place.berkas, place.sheet, place.kolom), "")
        return f"{title} ({letters})" if title else letters

    return name


def _of_row(row: BarisTinjauan, units: Mapping[int, str], heads: Heads) -> list[Garis]:
    if row.kategori is Kategori.PERLU_DIPERBAIKI:
        blocks = [item for item in row.masalah if item.severity is Severity.BLOCK] or list(row.masalah)
        return [_problem(row, item, heads) for item in blocks]
    if row.kategori is Kategori.BERUBAH:
        return [line for line in _changes(row, units) if line.diambil]
    if row.kategori is Kategori.BARU:
        return [Garis(0, row.lokasi, row.nama, row.nip, isi=_person(row), row=row)]
    told = "; ".join(sentence(item.code, **item.args) for item in row.masalah)
    return [Garis(0, row.lokasi, row.nama, row.nip, teks=told, row=row)]


def _problem(row: BarisTinjauan, item: Finding, heads: Heads) -> Garis:
    return Garis(
        0, item.location if item.location.baris else row.lokasi, row.nama, row.nip, heads(item.location),
        baru=_read(row, item), teks=sentence(item.code, **item.args), tingkat=item.severity, row=row,
    )  # fmt: skip


def _note(item: Finding, heads: Heads) -> Garis:
    return Garis(
        0, item.location, "", kolom=heads(item.location), teks=sentence(item.code, **item.args),
        tingkat=item.severity,
    )  # fmt: skip


def _read(row: BarisTinjauan, item: Finding) -> str:
    """Return what stood in the cell that a finding speaks of."""
    if item.code == "nip.seperti-nik":
        return "(16 angka, tidak ditampilkan)"
    for name in ("isi", "di_data", "nip"):
        if item.args.get(name):
            return str(item.args[name])
    return row.nip if item.code.startswith("nip.") else ""


def _changes(row: BarisTinjauan, units: Mapping[int, str]) -> list[Garis]:
    return [
        Garis(0, row.lokasi, row.nama, row.nip, kata.bidang(change.kolom), value(change, change.lama, units),
              value(change, change.baru, units), tangan=change.tangan, diambil=change.diambil,
              bidang=change.kolom, pegawai_id=row.pegawai_id or 0, row=row)
        for change in row.perubahan
    ]  # fmt: skip


def value(change: Perubahan, isi: object, units: Mapping[int, str]) -> str:
    """Return how an old or new value reads."""
    if change.kolom == "unit_id":
        return units.get(isi, "") if isinstance(isi, int) else ""
    return kata.nilai(change.kolom, isi)


def _person(row: BarisTinjauan) -> tuple[str, ...]:
    draft = row.draft
    if draft is None:
        return ("", "", "", "")
    place = " › ".join(draft.unit_path) or draft.unor_nama or ""
    return (
        kata.nilai("jenis_pegawai", draft.jenis_pegawai),
        draft.golongan or "",
        draft.jabatan or "",
        place,
    )


def _new_units(tinjauan: Tinjauan, units: Mapping[int, str]) -> list[Garis]:
    people = Counter(
        (row.draft.unit_path or (row.draft.unor_nama or "",))[-1] for row in tinjauan.baris if row.draft
    )
    return [
        Garis(0, Location(), unit.nama, baru=units.get(unit.induk_id, "") if unit.induk_id is not None else "",
              isi=(str(people[unit.nama]),))
        for unit in tinjauan.unit_baru
    ]  # fmt: skip


def save_words(hitungan: Mapping[str, int]) -> str:
    """Return what the button that writes says: ``Simpan 142 baru dan 31 perubahan``."""
    counted = counts_words(hitungan)
    return f"Simpan {counted}" if counted else "Catat bahwa data sama"


def counts_words(hitungan: Mapping[str, int], new: str = "baru") -> str:
    """Return ``142 baru dan 31 perubahan``; what is zero is left out, '' when both are."""
    return yang_ada((hitungan["baru"], new), (hitungan["berubah"], "perubahan"))


def as_text(lines: Sequence[Garis], per_tanggal: str) -> str:
    """Return the missing people as text to paste into a letter or a chat."""
    rows = [
        f"{number}. {line.nama}, NIP {kata.nilai('nip', line.nip)} ({line.isi[0]}): {line.teks}"
        for number, line in enumerate(lines, start=1)
    ]
    return "\n".join([f"Tidak ada di berkas kepegawaian per {per_tanggal} ({len(lines)} orang):", *rows])
