"""*Monitoring pengisian*: our own state, and e-Kinerja's report beside it, by unit and by atasan.

The report is never a source of our ratings. Texts to send and lists to save are in `services.monitoring_kirim`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.codes import DinilaiDi, JenisPenugasan
from kinerja_desktop.domain.masukan import LaporanRow
from kinerja_desktop.domain.pegawai import nama_cari
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.periode import Periode
from kinerja_desktop.foundation.ids import new_uid
from kinerja_desktop.services import penilai_kini
from kinerja_desktop.services.hari import acuan, periode_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilai_kini import PenilaiKini
from kinerja_desktop.services.penilaian import BarisNilai, grid
from kinerja_desktop.storage.commands import laporan as commands
from kinerja_desktop.storage.commands import nilai as nilai_commands
from kinerja_desktop.storage.commands import roster
from kinerja_desktop.storage.queries import keberatan, kepala_luar
from kinerja_desktop.storage.queries import laporan as queries
from kinerja_desktop.storage.queries.laporan import LaporanTersimpan

JENIS_IMPOR: Final = "laporan-ekinerja"


class Ekinerja(StrEnum):
    """What e-Kinerja's report says of a person."""

    TANPA_LAPORAN = "tanpa_laporan"
    """No report of this period was imported."""
    BELUM_SKP = "belum_skp"
    """The person (the own position) is not in the report."""
    BELUM_DINILAI = "belum_dinilai"
    BERBEDA = "berbeda"
    """Rated there and here, not alike."""
    SAMA = "sama"
    KITA_BELUM = "kita_belum"
    """Rated there, not here."""
    DI_LUAR = "di_luar"
    """Rated outside the systems (`DinilaiDi.LUAR`): not expected in the report."""
    TIDAK_DINILAI = "tidak_dinilai"
    """Not rated, for a reason that stands here: nothing is expected in the report."""


@dataclass(frozen=True, slots=True)
class BarisMonitor:
    """One person: our last own position in the period, and the row of the report that counts.

    Attributes:
        kita: our row of the grid; who is waited for stands there with whom to ask today (`penilai_kini`).
        laporan: the row of the report (own position, latest end), None where there is none.
        is_atasan_salah: the report names another atasan than we do.
        keberatan: where ours is other than the report's: the day on which an objection to ours was decided.
    """

    kita: BarisNilai
    laporan: LaporanTersimpan | None
    keadaan: Ekinerja
    is_atasan_salah: bool
    penilai_jabatan: str
    keberatan: date | None = None

    @property
    def is_dinilai(self) -> bool:
        """Return whether nothing of ours is missing: there is a predikat, or a reason why there is none."""
        return not self.kita.is_ditunggu


@dataclass(frozen=True, slots=True)
class HitunganMonitor:
    """Counts of a unit or an atasan.

    Attributes:
        kunci: unit id or `Pihak`; None for people without unit, without atasan.
        belum_kita: not rated here; the rest compares with the report.
    """

    kunci: int | Pihak | None
    nama: str
    pegawai: int
    belum_kita: int
    belum_skp: int
    belum_dinilai: int
    berbeda: int
    atasan_salah: int

    @property
    def masalah(self) -> int:
        """Return the number by which lists are sorted: what the report lacks or has wrong, else what we lack."""
        return self.belum_skp + self.belum_dinilai + self.berbeda + self.atasan_salah or self.belum_kita


@dataclass(frozen=True, slots=True)
class InfoLaporan:
    """The report compared with: its batch, when it was drawn (as written in it), its rows."""

    impor_id: int
    ditarik: str
    baris: int


@dataclass(frozen=True, slots=True)
class Monitoring:
    """Everything the screen shows; ``tak_dikenal`` are rows of the report whose NIP we do not have."""

    periode: Periode
    laporan: InfoLaporan | None
    baris: tuple[BarisMonitor, ...]
    per_unit: tuple[HitunganMonitor, ...]
    per_atasan: tuple[HitunganMonitor, ...]
    tak_dikenal: tuple[LaporanTersimpan, ...]

    def jumlah(self, keadaan: Ekinerja) -> int:
        """Return how many people are in a state."""
        return sum(row.keadaan is keadaan for row in self.baris)

    @property
    def atasan_salah(self) -> int:
        """Return for how many people the report names another atasan."""
        return sum(row.is_atasan_salah for row in self.baris)

    @property
    def belum(self) -> tuple[BarisMonitor, ...]:
        """Return who is not rated: by the report, or by ourselves where there is no report."""
        if self.laporan is None:
            return tuple(row for row in self.baris if not row.is_dinilai)
        return tuple(row for row in self.baris if row.keadaan is Ekinerja.BELUM_DINILAI)

    @property
    def macet_di(self) -> int:
        """Return at how many atasan those are stuck."""
        return len({row.kita.penilai for row in self.belum if row.kita.penilai is not None})


@dataclass(frozen=True, slots=True)
class HasilLaporan:
    """A stored report: its batch and counts as every import gives them (dibaca = sum of the rest)."""

    impor_id: int
    hitungan: dict[str, int]
    tak_dikenal: int


def simpan_laporan(
    konteks: Konteks,
    rows: Sequence[LaporanRow],
    periode: str,
    *,
    berkas: Sequence[Mapping[str, Any]] = (),
    ditarik: str = "",
) -> Outcome[HasilLaporan]:
    """Store a report of a period as an import batch; the latest one is compared with.

    Rows whose NIP a spreadsheet destroyed are left out and counted as *perlu diperbaiki*.

    Args:
        konteks: who asks.
        rows: the report as `workbooks.laporan` read it.
        periode: which period it is about (chosen by the user; its title proposes one).
        berkas: name, content hash and mapping of each file, as imports record them.
        ditarik: when it was drawn, as its title says.
    """
    good = [row for row in rows if row.nip]
    counts = dict.fromkeys(("baru", "berubah", "sama", "perlu_diperbaiki", "dilewati"), 0)
    counts |= {"baru": len(good), "perlu_diperbaiki": len(rows) - len(good)}
    counts = {"dibaca": len(rows), **counts}
    one = periode_of(periode)
    with konteks.simpanan.write(konteks.author, alasan="laporan e-Kinerja") as transaction:
        nilai_commands.ensure_period(transaction, one)
        values = {
            "jenis": JENIS_IMPOR,
            "periode_kode": one.kode,
            "berkas": json.dumps([dict(one) for one in berkas], ensure_ascii=False),
            "hitungan": json.dumps(counts),
        }
        batch = roster.open_batch(transaction, new_uid(), values)
        known = kepala_luar.people_by_number(transaction.connection, [row.nip for row in good])
        commands.store(transaction, [_stored(row, batch, one.kode, known, ditarik) for row in good])
        unknown = sum(row.nip not in known for row in good)
        return Outcome(HasilLaporan(batch, counts, unknown), transaction.changes)


def _stored(row: LaporanRow, batch: int, kode: str, known: Mapping[str, int], ditarik: str) -> dict[str, Any]:
    return {
        "impor_id": batch,
        "periode_kode": kode,
        "nip": row.nip,
        "nama": row.nama,
        "pegawai_id": known.get(row.nip),
        "awal": row.periode_awal,
        "akhir": row.periode_akhir,
        "unor": row.unor or "",
        "unor_induk": row.unor_induk or "",
        "jabatan": row.jabatan or "",
        "plt": row.is_plt,
        "hasil_kerja": row.hasil_kerja.value if row.hasil_kerja else "",
        "perilaku": row.perilaku.value if row.perilaku else "",
        "predikat": row.predikat.value if row.predikat else "",
        "atasan_nip": row.atasan_nip or "",
        "atasan_nama": row.atasan_nama or "",
        "skp_id": row.skp_id or "",
        "penilaian_id_bkn": row.skp_penilaian_id or "",
        "periode_id_bkn": row.periode_id or "",
        "ditarik": ditarik,
    }


def monitoring(konteks: Konteks, periode: str, unit_id: int | None = None) -> Monitoring:
    """Compare our state of a period with the latest report of it, if there is one."""
    shown = grid(konteks, periode, unit_id)
    with konteks.simpanan.read() as connection:
        batch = queries.latest_batch(connection, shown.periode.kode, JENIS_IMPOR)
        report = queries.rows(connection, batch) if batch is not None else []
        people, outside = queries.positions(connection, acuan(periode))
    counting = pilih_baris(report)
    info = None
    if batch is not None:
        info = InfoLaporan(batch, report[0].ditarik if report else "", len(report))
    own = posisi_utama(shown.baris)
    now = penilai_kini.kini(konteks, ((row.penugasan_id, row.penilai) for row in own if row.is_ditunggu))
    rows = tuple(
        _asked(_baris(row, counting.get(row.nip), info is not None, ""), now.get(row.penugasan_id), people, outside)
        for row in own
    )  # fmt: skip
    rows = _with_decisions(konteks, rows)
    known = {row.nip for row in shown.baris}
    strange = tuple(r for nip, r in counting.items() if nip not in known and r.pegawai_id is None)
    return Monitoring(
        shown.periode,
        info,
        rows,
        _tally(rows, lambda row: row.kita.unit_id, lambda row: row.kita.unit),
        _tally(rows, lambda row: row.kita.penilai, lambda row: row.kita.penilai_nama),
        strange,
    )


def _with_decisions(konteks: Konteks, rows: tuple[BarisMonitor, ...]) -> tuple[BarisMonitor, ...]:
    """Return the rows with the decisions of objections that explain why ours is other than the report's."""
    differing = {row.kita.penilaian_id for row in rows if row.keadaan is Ekinerja.BERBEDA}
    with konteks.simpanan.read() as connection:
        days = keberatan.decided_days(connection, {id_ for id_ in differing if id_ is not None})
    return tuple(
        replace(row, keberatan=days.get(row.kita.penilaian_id or 0))
        if row.kita.penilaian_id in differing
        else row
        for row in rows
    )


def pilih_baris(report: Iterable[LaporanTersimpan]) -> dict[str, LaporanTersimpan]:
    """Return the row of each NIP that counts: of the own position (not Plt), the latest end; the last if equal."""
    found: dict[str, LaporanTersimpan] = {}
    for row in report:
        if row.plt:
            continue
        best = found.get(row.nip)
        if best is None or _end(row) >= _end(best):
            found[row.nip] = row
    return found


def _end(row: LaporanTersimpan) -> str:
    return row.akhir.isoformat() if row.akhir else ""


def posisi_utama(rows: Iterable[BarisNilai]) -> list[BarisNilai]:
    """Return one row a person: the last own position in the period (a Plt counts only where there is no other)."""
    best: dict[int, BarisNilai] = {}
    for row in rows:
        other = best.get(row.pegawai_id)
        if other is None or _rank(row) > _rank(other):
            best[row.pegawai_id] = row
    return list(best.values())


def _rank(row: BarisNilai) -> tuple[bool, str]:
    return row.jenis == JenisPenugasan.DEFINITIF, row.dari.isoformat()


def _jabatan(who: Pihak | None, people: Mapping[int, str], outside: Mapping[int, str]) -> str:
    if who is None:
        return ""
    return (people if who.jenis is JenisPihak.PEGAWAI else outside).get(who.id, "")


def _baris(row: BarisNilai, report: LaporanTersimpan | None, has_report: bool, jabatan: str) -> BarisMonitor:
    wrong = report is not None and _other_rater(row, report)
    return BarisMonitor(row, report, _state(row, report, has_report), wrong, jabatan)


def _asked(
    row: BarisMonitor, now: PenilaiKini | None, people: Mapping[int, str], outside: Mapping[int, str]
) -> BarisMonitor:
    """Return a row with whom to ask today; the report was compared with the rater of the stretch."""
    if now is not None:
        kita = replace(row.kita, penilai=now.pihak, penilai_nama=now.nama, penilai_nomor=now.nomor)
        row = replace(row, kita=kita)
    return replace(row, penilai_jabatan=_jabatan(row.kita.penilai, people, outside))


def _state(row: BarisNilai, report: LaporanTersimpan | None, has_report: bool) -> Ekinerja:
    if not has_report:
        return Ekinerja.TANPA_LAPORAN
    if row.is_tidak_dinilai and (report is None or not report.predikat):
        return Ekinerja.TIDAK_DINILAI
    if report is None:
        return Ekinerja.DI_LUAR if row.dinilai_di == DinilaiDi.LUAR else Ekinerja.BELUM_SKP
    if not report.predikat and not (report.hasil_kerja and report.perilaku):
        return Ekinerja.BELUM_DINILAI
    if not row.predikat:
        return Ekinerja.KITA_BELUM
    pairs = (
        (report.hasil_kerja, row.hasil),
        (report.perilaku, row.perilaku),
        # e-Kinerja's predikat is looked at only where it gives no ratings: some data hold a wrong kuadran
        ("" if report.hasil_kerja and report.perilaku else report.predikat, row.predikat),
    )
    return Ekinerja.BERBEDA if any(theirs and theirs != ours for theirs, ours in pairs) else Ekinerja.SAMA


def _other_rater(row: BarisNilai, report: LaporanTersimpan) -> bool:
    if row.penilai is None:
        return False
    if report.atasan_nip and row.penilai_nomor:
        return report.atasan_nip != row.penilai_nomor
    if not report.atasan_nama or report.atasan_nip:
        return False
    ours, theirs = nama_cari(row.penilai_nama), nama_cari(report.atasan_nama)
    return theirs not in ours and ours not in theirs


def _tally(
    rows: Iterable[BarisMonitor], key: Callable[[BarisMonitor], Any], name: Callable[[BarisMonitor], str]
) -> tuple[HitunganMonitor, ...]:
    groups: dict[Any, list[BarisMonitor]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    made = [
        HitunganMonitor(
            kunci,
            name(found[0]),
            len(found),
            sum(not r.is_dinilai for r in found),
            sum(r.keadaan is Ekinerja.BELUM_SKP for r in found),
            sum(r.keadaan is Ekinerja.BELUM_DINILAI for r in found),
            sum(r.keadaan is Ekinerja.BERBEDA for r in found),
            sum(r.is_atasan_salah for r in found),
        )
        for kunci, found in groups.items()
    ]
    return tuple(sorted(made, key=lambda one: (-one.masalah, one.nama.casefold())))
