"""Monitoring of planning: e-Kinerja's "Laporan SKP" beside the office's people. Nothing is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.findings import Finding
from kinerja_desktop.domain.laporan_skp import LaporanSkpRow, StatusEkinerja, chosen
from kinerja_desktop.domain.penugasan import Pihak
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.foundation.teks import bilangan, tanggal
from kinerja_desktop.services import kata, skp
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import BarisSkp
from kinerja_desktop.workbooks.laporan_skp import read_plan_report
from kinerja_desktop.workbooks.reader import open_book
from kinerja_desktop.workbooks.tabel import Bacaan


@dataclass(frozen=True, slots=True)
class BarisPantau:
    """One of our people: the plan here (``kita``) and how far it is there."""

    kita: BarisSkp
    ekinerja: StatusEkinerja


@dataclass(frozen=True, slots=True)
class HitunganPantau:
    """How far the plans of a unit, or below an atasan, are there; the four numbers add up to ``pegawai``."""

    nama: str
    pegawai: int
    belum: int
    draft: int
    pengajuan: int
    persetujuan: int


@dataclass(frozen=True, slots=True)
class PantauSkp:
    """The report beside our people.

    Attributes:
        baris: everybody by unit and name, one row each.
        per_unit, per_atasan: what is not approved, the most first.
        tak_dikenal: rows of people who are not ours (or not of this unit).
        dibaca: rows of the report that hold something.
    """

    tahun: int
    baris: tuple[BarisPantau, ...]
    per_unit: tuple[HitunganPantau, ...]
    per_atasan: tuple[HitunganPantau, ...]
    tak_dikenal: tuple[LaporanSkpRow, ...]
    dibaca: int
    findings: tuple[Finding, ...]

    @property
    def total(self) -> HitunganPantau:
        """Return the numbers of everybody."""
        return _count("", self.baris)


def baca(path: Path, sandi: str | None, progress: Progress) -> Bacaan[LaporanSkpRow]:
    """Read a report; runs inside the worker.

    Raises:
        FileError: it cannot be read, or is no such report.
    """
    with open_book(path, sandi=sandi) as book:
        return read_plan_report(book, path.name, progress=progress)


def pantau(
    konteks: Konteks,
    path: Path,
    tahun: int,
    unit_id: int | None = None,
    *,
    sandi: str | None = None,
    progress: Progress | None = None,
) -> PantauSkp:
    """Read a report and hold it beside the people of a unit in a year.

    Raises:
        FileError: it cannot be read, or is no such report.
        Cancelled: the operator pressed Batal.
    """
    found = konteks.kantor.worker.call(baca, path, sandi, progress=progress, reads=path.name)
    there = chosen(found.drafts)
    ours = _one_each(skp.daftar(konteks, tahun, unit_id))
    rows = tuple(
        BarisPantau(row, there[row.nip].status if row.nip in there else StatusEkinerja.BELUM) for row in ours
    )
    numbers = {row.nip for row in ours}
    nobody = sentence("monitoring.tanpa-atasan")
    return PantauSkp(
        tahun,
        rows,
        _tally(rows, lambda row: row.kita.unit_id, lambda row: row.kita.unit),
        _tally(rows, lambda row: row.kita.penilai, lambda row: row.kita.penilai_nama or nobody),
        tuple(row for nip, row in there.items() if nip not in numbers),
        found.dibaca,
        (*found.findings, *found.dilewati),
    )


def _one_each(rows: Iterable[BarisSkp]) -> list[BarisSkp]:
    """Return one position for each person: the own one before an acting one, then the last."""
    best: dict[int, BarisSkp] = {}
    for row in rows:
        now = best.get(row.pegawai_id)
        if now is None or _rank(row) > _rank(now):
            best[row.pegawai_id] = row
    return list(best.values())


def _rank(row: BarisSkp) -> tuple[bool, date]:
    return row.jenis == JenisPenugasan.DEFINITIF, row.sampai


def _tally(
    rows: Sequence[BarisPantau], key: Callable[[BarisPantau], object], name: Callable[[BarisPantau], str]
) -> tuple[HitunganPantau, ...]:
    groups: dict[object, list[BarisPantau]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    made = [_count(name(found[0]), found) for found in groups.values()]
    return tuple(sorted(made, key=lambda one: (one.persetujuan - one.pegawai, one.nama.casefold())))


def _count(nama: str, rows: Sequence[BarisPantau]) -> HitunganPantau:
    counts = Counter(row.ekinerja for row in rows)
    return HitunganPantau(
        nama,
        len(rows),
        counts[StatusEkinerja.BELUM],
        counts[StatusEkinerja.DRAFT],
        counts[StatusEkinerja.PENGAJUAN],
        counts[StatusEkinerja.PERSETUJUAN],
    )


def teks_whatsapp(hasil: PantauSkp, penilai: Pihak | None = None, *, tenggat: date | None = None) -> str:
    """Return the text for WhatsApp, ready to paste.

    Args:
        hasil: what was compared.
        penilai: to one atasan with the names of the staff; None: to the group, with the numbers of each atasan.
        tenggat: deadline to be named.
    """
    lines = [sentence("pantau-skp.wa-judul", tahun=hasil.tahun), ""]
    open_ = [row for row in hasil.baris if row.ekinerja is not StatusEkinerja.PERSETUJUAN]
    if penilai is not None:
        own = [row for row in open_ if row.kita.penilai == penilai]
        nama = next((row.kita.penilai_nama for row in hasil.baris if row.kita.penilai == penilai), "")
        lines.append(sentence("pantau-skp.wa-sapaan", nama=nama, jumlah=bilangan(len(own))))
        lines += [
            f"{n}. {row.kita.nama}: {_inside(keadaan(row.ekinerja))}" for n, row in enumerate(own, start=1)
        ]
    else:
        lines.append(ringkasan(hasil))
        late = [one for one in hasil.per_atasan if one.persetujuan < one.pegawai]
        lines += [
            sentence(
                "pantau-skp.wa-atasan", nomor=n, nama=one.nama, belum=bilangan(one.belum + one.draft),
                menunggu=bilangan(one.pengajuan),
            )
            for n, one in enumerate(late, start=1)
        ]  # fmt: skip
    if tenggat is not None:
        lines += ["", sentence("monitoring.wa-tenggat", tanggal=tanggal(tenggat))]
    lines += ["", sentence("monitoring.wa-penutup")]
    return "\n".join(lines)


def ringkasan(hasil: PantauSkp) -> str:
    """Return how many have none, only a draft, wait for their atasan, are approved."""
    all_ = hasil.total
    numbers = {name: bilangan(getattr(all_, name)) for name in ("belum", "draft", "pengajuan", "persetujuan")}
    return sentence("pantau-skp.ringkasan", **numbers)


def keadaan(status: StatusEkinerja) -> str:
    """Return a status in words."""
    return kata.istilah("status_ekinerja", status)


def _inside(words: str) -> str:
    return words[:1].lower() + words[1:]
