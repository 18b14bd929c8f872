"""Cek kelengkapan: what keeps ratings from going out to BKN, and what somebody should look at first.

What blocks, blocks its own person only. Facts come in flat, so that no query hides in a rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kinerja_desktop.domain import golongan, nip
from kinerja_desktop.domain.codes import (
    JenisJabatan,
    JenisPegawai,
    JenisPenugasan,
    JenisPeriode,
    Jenjang,
    Kedudukan,
    Predikat,
    Rating,
)
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.regulation import Regulations


class Tujuan(StrEnum):
    """What the ratings go into; the JSON asks for more than the workbook."""

    BUKU = "buku"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class FaktaEkspor:
    """One rating about to go out.

    Attributes:
        uid: of the penilaian.
        mulai, selesai: the stretch that the rating covers (a person who moved has two in one period).
        predikat: the stored one; compared with the table again.
        penilai_nomor: NIP or NRP of the rater, '' for none.
        penilai_asn: False for ministers, heads of region, TNI and Polri.
        unor_sama: whether the unit of work is the one in the roster; None = the roster names none.
        is_dicetak: whether an evaluation sheet was printed; is_berubah: it says something else now;
            is_ditandatangani: whether its signing is recorded.
    """

    uid: str
    nip: str
    nama: str
    jenis_pegawai: JenisPegawai | None
    pns_id: str
    periode: str
    jenis_periode: JenisPeriode
    mulai: date
    selesai: date
    hasil: Rating | None
    perilaku: Rating | None
    predikat: Predikat | None
    penilai_nama: str
    penilai_nomor: str
    penilai_asn: bool
    penilai_golongan: str
    is_terkunci: bool
    is_ditandatangani: bool
    is_dicetak: bool
    kedudukan: Kedudukan
    penugasan: JenisPenugasan = JenisPenugasan.DEFINITIF
    jenis_jabatan: JenisJabatan | None = None
    jenjang: Jenjang | None = None
    unor_sama: bool | None = None
    is_berubah: bool = False


def check(
    facts: Sequence[FaktaEkspor],
    rules: Regulations,
    *,
    tujuan: Tujuan,
    hari_ini: date,
    data_per: date | None = None,
) -> list[Finding]:
    """Return everything that blocks or deserves a look; ``subject`` is the uid of the penilaian.

    ``data_per``: the day on which the roster holds, None if unknown (then nothing is said about its age).
    """
    found: list[Finding] = []
    for fact in facts:
        found += _nip(fact, hari_ini)
        found += _isi(fact, rules)
        found += _periode(fact)
        found += _penilai(fact, rules)
        found += _orang(fact, rules, tujuan)
        found += _lembar(fact)
    found += _bersama(facts)
    umur = (hari_ini - data_per).days if data_per else 0
    if umur > rules.batas_ekspor.isi.umur_data_hari:
        found.append(Finding("ekspor.data-lama", Severity.WARN, args={"hari": umur}))
    return found


def blocked(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the uids of the ratings that stay behind."""
    return frozenset(f.subject for f in findings if f.severity is Severity.BLOCK)


def _finding(fact: FaktaEkspor, code: str, severity: Severity, **args: object) -> Finding:
    named = {"nama": fact.nama, "nip": nip.display(fact.nip), "periode": fact.periode}
    return Finding(f"ekspor.{code}", severity, args=named | args, subject=fact.uid)


def _nip(fact: FaktaEkspor, hari_ini: date) -> Iterable[Finding]:
    result = nip.check(fact.nip, jenis=fact.jenis_pegawai, hari_ini=hari_ini)
    for found in result.findings:
        yield Finding(found.code, found.severity, found.location, found.args, fact.uid)


def _isi(fact: FaktaEkspor, rules: Regulations) -> Iterable[Finding]:
    if fact.hasil is None or fact.perilaku is None:
        yield _finding(fact, "rating-kosong", Severity.BLOCK)
    elif fact.predikat is not rules.kuadran.isi[fact.hasil, fact.perilaku]:
        yield _finding(fact, "kuadran-beda", Severity.BLOCK)
    if not fact.is_terkunci:
        yield _finding(fact, "belum-kunci", Severity.BLOCK)


def _periode(fact: FaktaEkspor) -> Iterable[Finding]:
    if fact.selesai < fact.mulai:
        yield _finding(fact, "rentang-terbalik", Severity.BLOCK)
    elif fact.jenis_periode is JenisPeriode.TAHUNAN and fact.mulai.year != fact.selesai.year:
        yield _finding(fact, "lintas-tahun", Severity.BLOCK)


def _penilai(fact: FaktaEkspor, rules: Regulations) -> Iterable[Finding]:
    if not fact.penilai_nama.strip():
        yield _finding(fact, "tanpa-penilai", Severity.BLOCK)
        return
    nomor = nip.clean(fact.penilai_nomor)
    if nomor and nomor == nip.clean(fact.nip):
        yield _finding(fact, "menilai-diri", Severity.BLOCK)
    if fact.penilai_asn and not nomor:
        yield _finding(fact, "penilai-tanpa-nip", Severity.BLOCK, penilai=fact.penilai_nama)
    if fact.penilai_golongan in rules.siasn.isi.golongan:
        return
    may_be_empty = not fact.penilai_asn or golongan.is_pppk(fact.penilai_golongan)
    code, severity = (
        ("golongan-kosong", Severity.WARN) if may_be_empty else ("golongan-penilai", Severity.BLOCK)
    )
    yield _finding(
        fact, code, severity, penilai=fact.penilai_nama, golongan=fact.penilai_golongan or "kosong"
    )


def _orang(fact: FaktaEkspor, rules: Regulations, tujuan: Tujuan) -> Iterable[Finding]:
    if not fact.pns_id.strip():
        yield _finding(fact, "pns-id", Severity.BLOCK if tujuan is Tujuan.JSON else Severity.WARN)
    if fact.kedudukan is not Kedudukan.AKTIF:
        yield _finding(fact, "kedudukan", Severity.WARN)
    if fact.unor_sama is False:
        yield _finding(fact, "unor-beda", Severity.WARN)
    if fact.jenis_periode is JenisPeriode.TAHUNAN or fact.jenis_jabatan is not JenisJabatan.FUNGSIONAL:
        return
    if fact.jenjang not in rules.siasn.isi.koefisien:
        yield _finding(fact, "koefisien-kosong", Severity.WARN)
    elif fact.predikat not in (None, rules.siasn.isi.koefisien_predikat):
        words = rules.kata_predikat.isi
        args = {
            "predikat": words[fact.predikat].layar,
            "biasa": words[rules.siasn.isi.koefisien_predikat].layar,
        }
        yield _finding(fact, "koefisien-predikat", Severity.WARN, **args)


def _lembar(fact: FaktaEkspor) -> Iterable[Finding]:
    if not fact.is_dicetak:
        yield _finding(fact, "tanpa-lembar", Severity.WARN)
    elif fact.is_berubah:
        yield _finding(fact, "lembar-berubah", Severity.WARN)
    elif not fact.is_ditandatangani:
        yield _finding(fact, "belum-ttd", Severity.WARN)


def _bersama(facts: Sequence[FaktaEkspor]) -> Iterable[Finding]:
    """Judge ratings of one NIP against each other: doubled, overlapping, or two stretches of one period."""
    groups: dict[tuple[str, str], list[FaktaEkspor]] = {}
    for fact in facts:
        if fact.nip:
            groups.setdefault((nip.clean(fact.nip), fact.periode), []).append(fact)
    for group in groups.values():
        if len(group) < 2:
            continue
        ordered = sorted(group, key=lambda f: (f.selesai, f.mulai))
        stretches = [(f.mulai, f.selesai, f.penugasan) for f in ordered]
        final = ordered[-1]
        for fact in ordered:
            if stretches.count((fact.mulai, fact.selesai, fact.penugasan)) > 1:
                yield _finding(fact, "ganda", Severity.BLOCK)
            elif any(o is not fact and o.mulai <= fact.selesai and fact.mulai <= o.selesai for o in ordered):
                yield _finding(fact, "tumpang-tindih", Severity.WARN)
            if fact is final:
                yield _finding(
                    fact,
                    "lebih-dari-satu",
                    Severity.WARN,
                    jumlah=len(ordered),
                    akhir=f"{final.selesai:%d-%m-%Y}",
                )
