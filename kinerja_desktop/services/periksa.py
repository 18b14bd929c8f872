"""Is everything whole? Of an office's data (`periksa_data`); of the program itself see `services.periksa_program`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from kinerja_desktop.domain import penilaian as rules
from kinerja_desktop.domain import periode as periods
from kinerja_desktop.domain.codes import Rating
from kinerja_desktop.domain.dialog import KeadaanKesepakatan
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.foundation.progress import Progress, Silent
from kinerja_desktop.regulations import load
from kinerja_desktop.services import lampiran
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage import office
from kinerja_desktop.storage.commands import ringkasan
from kinerja_desktop.storage.kegiatan import baca, salinan
from kinerja_desktop.storage.kegiatan.baca import Saringan
from kinerja_desktop.storage.kegiatan.buku import damage
from kinerja_desktop.storage.queries import dialog, periksa_riwayat
from kinerja_desktop.storage.queries import periksa as queries
from kinerja_desktop.storage.queries.periksa import Cacat

BATAS: Final = 50
"""So many findings of one kind are listed; the rest is counted."""
_LANGKAH: Final = 8
_LAMPIRAN: Final = frozenset({"periksa.lampiran-hilang", "periksa.lampiran-berubah"})
"""What is only a warning: a file beside the database; the records are whole, a copy of the database brings none back."""


@dataclass(frozen=True, slots=True)
class HasilPeriksa:
    """What was looked at and what is wrong.

    Attributes:
        findings: the first `BATAS` of each kind.
        jumlah: how many of each code there are in all.
        diperiksa: what was looked at and how much of it (``revisi``, names of tables ...).
    """

    findings: tuple[Finding, ...]
    jumlah: dict[str, int]
    diperiksa: dict[str, int]

    @property
    def is_utuh(self) -> bool:
        """Return whether nothing is wrong."""
        return not self.jumlah

    @property
    def lampiran(self) -> int:
        """Return how many kept files are gone or changed."""
        return sum(count for code, count in self.jumlah.items() if code in _LAMPIRAN)

    @property
    def rusak(self) -> int:
        """Return how many things are wrong with the database and its folder, kept files apart."""
        return sum(self.jumlah.values()) - self.lampiran


class _Laporan:
    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.counts: Counter[str] = Counter()

    def take(self, defects: Iterable[Cacat]) -> None:
        for one in defects:
            code = f"periksa.{one.kode}"
            self.counts[code] += 1
            if self.counts[code] <= BATAS:
                args = {"jenis": one.jenis, "uid": one.uid, "isi": one.isi}
                severity = Severity.WARN if code in _LAMPIRAN else Severity.BLOCK
                self.findings.append(Finding(code, severity, args=args, subject=one.uid))

    def result(self, looked: dict[str, int]) -> HasilPeriksa:
        return HasilPeriksa(tuple(self.findings), dict(sorted(self.counts.items())), looked)


def periksa_data(konteks: Konteks, progress: Progress | None = None) -> HasilPeriksa:
    """Look at everything the office has stored; nothing is changed.

    The file itself, references, every chain of revisions, every record against its last revision, counts, stretches
    of time, predikat against the kuadran, frozen parts, pictures, dialogues, activities, and the files of the folder. When the database
    file itself is damaged, nothing further is read from it.

    Raises:
        StorageError: it cannot be read at all.
        Cancelled: the user pressed Batal.
    """
    watch = progress or Silent()
    report = _Laporan()
    looked: dict[str, int] = {}
    report.take(_folder(konteks))
    with konteks.simpanan.read() as connection:
        watch.step(0, _LANGKAH, "periksa.langkah-berkas")
        report.take(queries.database(connection))
        if report.counts["periksa.berkas"]:
            return report.result(looked)
        report.take(queries.schema(connection))
        watch.step(1, _LANGKAH, "periksa.langkah-riwayat")
        looked["revisi"] = queries.revision_count(connection)
        report.take(queries.chains(connection))
        report.take(periksa_riwayat.histories(connection))
        watch.step(2, _LANGKAH, "periksa.langkah-catatan")
        for table in queries.record_tables():
            looked[table.name] = queries.row_count(connection, table)
            watch.step(2, _LANGKAH, "periksa.langkah-catatan")
            report.take(queries.states(connection, table))
        watch.step(4, _LANGKAH, "periksa.langkah-isi")
        report.take(_counts(ringkasan.live(connection), ringkasan.stored(connection)))
        report.take(queries.stretches(connection))
        report.take(queries.numbers(connection))
        report.take(_periods(queries.periods(connection)))
        watch.step(5, _LANGKAH, "periksa.langkah-nilai")
        report.take(_predicates(connection))
        watch.step(6, _LANGKAH, "periksa.langkah-nilai")
        report.take(queries.frozen(connection))
        report.take(queries.excused(connection))
        report.take(queries.pictures(connection))
        report.take(_dialogues(dialog.every(connection)))
        kept = lampiran.tercatat(connection)
    report.take(
        Cacat(f"lampiran-{how}", isi=f"{one.nama} ({one.berkas})")
        for how, one in lampiran.cacat(konteks.kantor.folder, kept, watch)
    )
    report.take(_kegiatan(konteks, looked))
    watch.step(_LANGKAH, _LANGKAH, "periksa.langkah-nilai")
    return report.result(looked)


def _kegiatan(konteks: Konteks, looked: dict[str, int]) -> Iterator[Cacat]:
    """Yield what is wrong with the files of activities: torn, of another office, sums that are not those of the rows.

    A file in which nothing was ever written is none, unless there are copies of its year: then it was more.
    """
    buku = konteks.simpanan.kegiatan
    own = konteks.simpanan.own_office().uid
    copied = {one.tahun for one in salinan.copies(buku.folder)}
    for tahun in copied.difference(buku.years()):
        if buku.path(tahun).exists():
            yield Cacat("kegiatan", isi=f"{buku.path(tahun).name}: kosong")
    for tahun in buku.years():
        name = buku.path(tahun).name
        found = damage(buku.path(tahun), own)
        if found:
            yield Cacat("kegiatan", isi=f"{name}: {found}")
            continue
        with buku.read(tahun) as connection:
            if connection is None:
                continue
            looked["kegiatan"] = looked.get("kegiatan", 0) + baca.count(connection, Saringan(), 0)
            for orang, bulan, kept, counted in baca.differing(connection):
                yield Cacat("kegiatan", isi=f"{name}: {orang}/{bulan}: {kept} (seharusnya {counted})")


def _folder(konteks: Konteks) -> Iterator[Cacat]:
    """Yield what is wrong with the files of the office folder."""
    folder = konteks.kantor.folder
    try:
        manifest = json.loads((folder / "kantor.json").read_text(encoding="utf-8"))
        stated, version = str(manifest["kantor"]), int(manifest["format"])
    except (OSError, ValueError, KeyError, TypeError):
        yield Cacat("kantor-json", isi="kantor.json")
        return
    if stated != konteks.simpanan.own_office().uid.hex():
        yield Cacat("kantor-lain", isi=stated)
    if version != office.FORMAT:
        yield Cacat("kantor-json", isi=f"format {version}")
    for copy in sorted((folder / "backup").glob("*.db")):
        with copy.open("rb") as handle:
            if handle.read(16) != b"SQLite format 3\0":
                yield Cacat("salinan", isi=copy.name)


def _counts(live: Counter[ringkasan.Key], stored: Counter[ringkasan.Key]) -> Iterator[Cacat]:
    for key in sorted(live.keys() | stored.keys()):
        if live[key] != stored[key]:
            name = "/".join(str(part) for part in key)
            yield Cacat("ringkasan", "ringkasan", isi=f"{name}: {stored[key]} (seharusnya {live[key]})")


def _periods(stored: Iterable[tuple[str, date, date]]) -> Iterator[Cacat]:
    """Yield periods whose days are not those that their code means."""
    for code, first, last in stored:
        meant = periods.parse(code)
        if meant is None or (meant.awal, meant.akhir) != (first, last):
            yield Cacat("periode", "periode", isi=code)


def _dialogues(stored: Iterable[tuple[str, str, str]]) -> Iterator[Cacat]:
    """Yield dialogues of no period and agreements of which something unknown is said to have come."""
    known = {"", *KeadaanKesepakatan}
    for uid, kode, said in stored:
        if periods.parse(kode) is None or said not in known:
            yield Cacat("dialog", "dialog_kinerja", uid, said or kode)


def _predicates(connection: queries.Koneksi) -> Iterator[Cacat]:
    for row in [row for row in queries.predicates(connection) if not _is_right(row)]:
        for uid in queries.with_predicate(connection, row):
            yield Cacat("predikat", "penilaian", uid, row.predikat)


def _is_right(row: queries.PredikatRow) -> bool:
    """Return whether the predikat is the one of the kuadran on the period's last day."""
    if not (row.hasil_kerja and row.perilaku):
        return not row.predikat
    found = periods.parse(row.periode_kode)
    if found is None:
        return False
    try:
        ratings = Rating(row.hasil_kerja), Rating(row.perilaku)
    except ValueError:
        return False
    return rules.assess(*ratings, load().at(found.akhir)).predikat.value == row.predikat
