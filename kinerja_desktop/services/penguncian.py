"""*Kunci nilai* and *Buka kunci*, and *Mengapa?*: the basis of a predikat."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kinerja_desktop.domain import penilaian as rules
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.codes import JenisPeriode, Predikat, Rating, StatusNilai
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.masa_nilai import Masa, MasaNilai, masa_nilai
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.domain.regulation import Mutu, Trace
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.teks import tanggal as tanggal_teks
from kinerja_desktop.regulations import references
from kinerja_desktop.services import beku as frozen
from kinerja_desktop.services import kata
from kinerja_desktop.services.capaian import PetaCapaian
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import rentang, rules_of
from kinerja_desktop.storage.commands import kunci as commands
from kinerja_desktop.storage.queries import nilai as queries
from kinerja_desktop.storage.queries import penguncian
from kinerja_desktop.storage.queries.keadaan import Koneksi
from kinerja_desktop.storage.queries.penguncian import KunciRow, OrangKunciRow, PosisiTahunRow


@dataclass(frozen=True, slots=True)
class HasilKunci:
    """What a lock did, in ratings.

    Attributes:
        terkunci: locked now; ``sudah``: were locked before.
        tidak: could not be locked; ``findings`` say why, one for each (``subject``: uid of the pegawai).
    """

    terkunci: int
    sudah: int
    tidak: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class DasarPredikat:
    """*Mengapa?*: the two ratings, the cell, the rule, its source and how sure it is.

    Attributes:
        kalimat: "Hasil Kerja Di Atas × Perilaku Di Bawah = Kurang", then source and certainty, ready to show.
        trace: the reasoning as codes; None for a locked rating, whose frozen one is in ``beku``.
    """

    predikat: Predikat
    kalimat: tuple[str, ...]
    trace: Trace | None
    beku: frozen.Beku | None


def kunci(
    konteks: Konteks,
    periode: str,
    *,
    unit_id: int | None = None,
    penugasan_ids: Collection[int] | None = None,
    tanggal: date | None = None,
    diputuskan_oleh: str = "",
) -> Outcome[HasilKunci]:
    """Lock the ratings of a period: freeze what is printed, record who entered, who decided and when.

    What cannot be locked (nothing entered, incomplete, no rater, rates himself) stays open with a finding; the
    rest is locked.

    Args:
        konteks: who asks.
        periode: code of the period.
        unit_id: only this unit with what is below it (None: the whole office).
        penugasan_ids: only these positions among them.
        tanggal: day of the decision (default: today); names, pangkat and jabatan are those of that day.
        diputuskan_oleh: name of who decided; '' means each one's rater.
    """
    with konteks.simpanan.write(konteks.author, alasan="kunci nilai") as transaction:
        connection = transaction.connection
        rows = queries.grid(
            connection, rentang(periode), unit_id, konteks.cakupan, penugasan_ids=penugasan_ids
        )
        chosen = [row.penugasan_id for row in rows]
        day = tanggal or clock.today()
        found = penguncian.to_lock(connection, periode, chosen, day)
        fresh = [row for row in found if row.status != StatusNilai.TERKUNCI]
        others = penugasan_lain(connection, periode, [row.pegawai.pegawai_id for row in fresh])
        maker = Pembeku(periode, day, PetaCapaian(connection, periode), others)
        locks, findings = _locks(fresh, maker, diputuskan_oleh)
        commands.lock(transaction, periode, locks)
        result = HasilKunci(len(locks), len(found) - len(fresh), len(findings), tuple(findings))
        return Outcome(result, transaction.changes)


def _locks(
    rows: Sequence[KunciRow], maker: Pembeku, diputuskan_oleh: str
) -> tuple[list[commands.Kunci], list[Finding]]:
    locks: list[commands.Kunci] = []
    findings: list[Finding] = []
    for row in rows:
        problem = _problem(row)
        if problem or row.id is None:
            findings.append(_finding(problem or "nilai.kunci-belum", row))
            continue
        who = diputuskan_oleh or nama_orang(row.penilai)
        frozen_text = maker.make(row)
        locks.append(
            commands.Kunci(row.id, row.unit_id, row.status, row.predikat, frozen_text, who, maker.day)
        )
    return locks, findings


def buka_kunci(konteks: Konteks, penilaian_ids: Sequence[int], alasan: str) -> Outcome[int]:
    """Open locked ratings again; return how many. What was frozen stays in the history.

    Raises:
        RefusedError: ``nilai.buka-tanpa-alasan``.
    """
    if not alasan.strip():
        raise RefusedError("nilai.buka-tanpa-alasan")
    with konteks.simpanan.write(konteks.author, alasan=alasan.strip()) as transaction:
        opened = commands.unlock(transaction, penilaian_ids)
        return Outcome(opened, transaction.changes)


def dasar_predikat(konteks: Konteks, periode: str, penugasan_id: int) -> DasarPredikat | None:
    """Return why a rating has its predikat, None where it has none.

    A locked rating answers with what was frozen, rules of that day included.
    """
    with konteks.simpanan.read() as connection:
        row = queries.detail(connection, periode, penugasan_id)
    if row is None or not (row.hasil_kerja and row.perilaku):
        return None
    if row.beku:
        kept = frozen.from_text(row.beku)
        return DasarPredikat(
            Predikat(kept.predikat),
            _sentences(kept.hasil_kerja, kept.perilaku, kept.predikat, kept.kutipan),
            None,
            kept,
        )
    found = rules.assess(Rating(row.hasil_kerja), Rating(row.perilaku), rules_of(periode))
    words = _sentences(row.hasil_kerja, row.perilaku, found.predikat.value, frozen.citations(found.trace))
    return DasarPredikat(found.predikat, words, found.trace, None)


def _sentences(
    hasil: str, perilaku: str, predikat: str, sources: Sequence[frozen.KutipanBeku]
) -> tuple[str, ...]:
    first = sentence(
        "nilai.dasar",
        hasil=references.istilah_of(Rating(hasil)),
        perilaku=references.istilah_of(Rating(perilaku)),
        predikat=references.istilah_of(Predikat(predikat)),
    )
    rest = []
    for one in sources:
        since = tanggal_teks(date.fromisoformat(one.berlaku))
        rest.append(sentence("nilai.dasar-aturan", judul=one.judul, sumber=one.teks, berlaku=since))
        rest.append(sentence(f"nilai.mutu-{Mutu(one.mutu).value}"))
    return (first, *rest)


def _problem(row: KunciRow) -> str:
    if row.hasil_kerja_teks or row.perilaku_teks:
        return "nilai.kunci-tertunda"
    if row.status == StatusNilai.TIDAK_DINILAI:
        return "nilai.kunci-tidak-dinilai"
    if not row.hasil_kerja and not row.perilaku:
        return "nilai.kunci-belum"
    if not (row.hasil_kerja and row.perilaku and row.predikat):
        return "nilai.kunci-sebagian"
    if row.penilai.pegawai_id is None and row.penilai.luar_id is None:
        return "nilai.kunci-tanpa-penilai"
    if row.penilai.pegawai_id == row.pegawai.pegawai_id:
        return "nilai.kunci-menilai-diri"
    return ""


def _finding(code: str, row: KunciRow) -> Finding:
    uid = row.pegawai.uid.hex() if row.pegawai.uid else ""
    return Finding(
        code,
        Severity.BLOCK,
        args={"nama": nama_orang(row.pegawai), "unit": row.unit or "tanpa unit"},
        subject=uid,
    )


def nama_orang(who: OrangKunciRow) -> str:
    """Return a name with titles as it is frozen."""
    return nama_tampil(who.gelar_depan, who.nama, who.gelar_belakang)


class Pembeku:
    """Makes what is frozen for the ratings of one period."""

    def __init__(
        self,
        periode: str,
        day: date,
        capaian: PetaCapaian,
        lain: Mapping[int, Sequence[PosisiTahunRow]] | None = None,
    ) -> None:
        self._lain = lain or {}
        self._one = periode_of(periode)
        self._rules = rules_of(periode)
        self.day = day
        self._capaian = capaian

    def make(self, row: KunciRow) -> str:
        """Return the frozen part of one rating, canonical JSON."""
        found = rules.assess(Rating(row.hasil_kerja), Rating(row.perilaku), self._rules)
        capaian = self._capaian.of(row.unit_id)
        words: dict[str, str] = json.loads(row.umpan_balik) if row.umpan_balik else {}
        own = orang_beku(row.pegawai, jabatan=row.jabatan, unit=row.unit)
        rater = orang_beku(
            row.penilai, jenis=row.penilai_jenis, sk_nomor=row.penilai_sk_nomor,
            sk_tanggal=frozen.iso(row.penilai_sk_tanggal),
        )  # fmt: skip
        acting = row.atasan_jenis if row.atasan_jenis in kata.SEMENTARA else ""
        has_superior = row.atasan.pegawai_id is not None or row.atasan.luar_id is not None
        return frozen.to_text(
            frozen.Beku(
                periode=self._one.kode,
                rezim=self._rules.rezim,
                mulai=max(self._one.awal, row.dari).isoformat(),
                selesai=min(self._one.akhir, row.sampai or self._one.akhir).isoformat(),
                tanggal=self.day.isoformat(),
                pegawai=own,
                jenis_pegawai=row.jenis_pegawai,
                jenis=row.jenis,
                penilai=rater,
                atasan=orang_beku(row.atasan, jenis=acting) if has_superior else None,
                capaian=capaian.capaian.value if capaian.capaian else "",
                capaian_unit=capaian.dari_unit,
                hasil_kerja=row.hasil_kerja,
                perilaku=row.perilaku,
                predikat=found.predikat.value,
                catatan=row.catatan,
                umpan_balik=tuple(sorted(words.items())),
                masukan=found.trace.masukan,
                sel=found.trace.sel,
                kutipan=frozen.citations(found.trace),
                penugasan_lain=self._others(row),
            )
        )

    def _others(self, row: KunciRow) -> tuple[frozen.PenugasanLain, ...]:
        """Return the other ratings of the year, each with all the time it stands for."""
        known = {one.id: one for one in self._lain.get(row.pegawai.pegawai_id or 0, ())}
        stretches = [
            Masa(
                one.id, (one.jenis, one.jabatan, one.unit_id), one.dari, one.sampai,
                one.dinilai or one.id == row.penugasan_id,
            )
            for one in known.values()
        ]  # fmt: skip
        others = [one for one in masa_nilai(stretches) if one.pemilik != row.penugasan_id]
        return tuple(self._other(known[one.pemilik], one) for one in sorted(others, key=lambda one: one.dari))

    def _other(self, one: PosisiTahunRow, masa: MasaNilai) -> frozen.PenugasanLain:
        return frozen.PenugasanLain(
            kata.jabatan(one.jenis, one.jabatan),
            one.unit,
            max(self._one.awal, masa.dari).isoformat(),
            min(self._one.akhir, masa.sampai or self._one.akhir).isoformat(),
            nama_tampil(one.penilai_gelar_depan, one.penilai_nama, one.penilai_gelar_belakang),
            one.predikat,
            one.status if one.status == StatusNilai.TIDAK_DINILAI else "",
        )


def penugasan_lain(
    connection: Koneksi, periode: str, pegawai_ids: Collection[int | None]
) -> dict[int, list[PosisiTahunRow]]:
    """Return the positions of people within an annual period; {} for other periods, and for who has only one."""
    one = periode_of(periode)
    if one.jenis is not JenisPeriode.TAHUNAN:
        return {}
    ids = {id_ for id_ in pegawai_ids if id_ is not None}
    return penguncian.positions(connection, rentang(periode), ids)


def orang_beku(
    who: OrangKunciRow,
    *,
    jabatan: str | None = None,
    unit: str | None = None,
    jenis: str = "",
    sk_nomor: str = "",
    sk_tanggal: str = "",
) -> frozen.OrangBeku:
    """Return a person as he is frozen; ``jabatan`` and ``unit`` replace those of his own state."""
    table = references.golongan()
    pangkat = who.pangkat or (table[who.golongan].pangkat if who.golongan in table else "")
    return frozen.OrangBeku(
        uid=who.uid.hex() if who.uid else "",
        nama=nama_orang(who),
        nomor=who.nomor,
        golongan=who.golongan,
        pangkat=pangkat,
        jabatan=who.jabatan if jabatan is None else jabatan,
        tugas_tambahan=who.tugas_tambahan,
        unit=who.unit if unit is None else unit,
        status=who.status,
        jenis=jenis,
        sk_nomor=sk_nomor,
        sk_tanggal=sk_tanggal,
    )
