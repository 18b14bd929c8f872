"""Whether somebody may rate: the kind of position, and the papers behind an acting or delegated rater."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kinerja_desktop.domain.codes import JenisPenugasan, Jenjang
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.regulation import Regulations, Trace

JENJANG: Final = "jenjang"
DELEGASI: Final = "delegasi"
LUAR: Final = "luar"
TIDAK_DIKETAHUI: Final = "tidak-diketahui"
SK: Final = "sk"
SAMA: Final = "sama"

SESUAI: Final = "sesuai"
BELUM_TERBACA: Final = "belum-terbaca"
"""Nothing that was read speaks of it; let pass."""
TIDAK_DIPERIKSA: Final = "tidak-diperiksa"
PERIKSA: Final = "periksa"


@dataclass(frozen=True, slots=True)
class FaktaAtasan:
    """One rater of one person, as far as the law asks about it.

    Attributes:
        jenjang: of the rater's own position; None = unknown, nothing is said about it then.
        penugasan: how the rater holds the position or the authority.
        sk_nomor: number of the SK behind it, '' if none is known.
        jenjang_dinilai: of the position of who is rated; None = unknown.
    """

    uid: str
    nama_pegawai: str
    penilai: Pihak
    nama_penilai: str
    atasan: Pihak | None
    jenjang: Jenjang | None
    penugasan: JenisPenugasan
    sk_nomor: str = ""
    jenjang_dinilai: Jenjang | None = None


@dataclass(frozen=True, slots=True)
class HasilAtasan:
    """What speaks against a rater (warnings), and what each question was answered with.

    Attributes:
        traces: ``sel`` is the question or the way it was answered: `JENJANG`, `DELEGASI`, `LUAR` or `TIDAK_DIKETAHUI`;
            then `SK` of who rates by mandate; then `SAMA` where rater and superior are one. ``hasil``: `SESUAI`,
            `BELUM_TERBACA`, `TIDAK_DIPERIKSA` or `PERIKSA` (there is a finding). `SK` has no citation: it is asked by us.
    """

    findings: tuple[Finding, ...]
    traces: tuple[Trace, ...]


_BY_MANDATE = frozenset(JenisPenugasan) - {JenisPenugasan.DEFINITIF}
"""Whoever does not hold the position itself rates because a paper says so."""


def judge(fact: FaktaAtasan, rules: Regulations) -> HasilAtasan:
    """Return warnings about one rater, and the reasoning question by question.

    Nothing here blocks: the law behind it is known at second hand.
    """
    asked = [(_position(fact, rules), "atasan.bukan-pejabat")]
    if fact.penugasan in _BY_MANDATE:
        asked.append((_paper(fact, rules), "atasan.tanpa-sk"))
    if fact.atasan == fact.penilai:
        asked.append((_same(fact, rules), "atasan.sama"))
    args = {"nama": fact.nama_pegawai, "penilai": fact.nama_penilai}
    return HasilAtasan(
        tuple(Finding(c, Severity.WARN, args=args, subject=fact.uid) for t, c in asked if t.hasil == PERIKSA),
        tuple(trace for trace, _ in asked),
    )


def _position(fact: FaktaAtasan, rules: Regulations) -> Trace:
    rule = rules.penilai
    if fact.penilai.jenis is JenisPihak.LUAR:
        cell, result = LUAR, TIDAK_DIPERIKSA
    elif fact.jenjang is None:
        cell, result = TIDAK_DIKETAHUI, TIDAK_DIPERIKSA
    elif fact.jenjang in rule.isi.jenjang:
        cell, result = JENJANG, SESUAI
    elif rule.isi.boleh_delegasi and fact.penugasan in _BY_MANDATE:
        cell, result = DELEGASI, SESUAI
    else:
        cell, result = JENJANG, PERIKSA
    given = (("jenjang", fact.jenjang or ""), ("penugasan", fact.penugasan.value))
    return Trace(rule.kunci, given, cell, result, (rule.kutipan,))


def _paper(fact: FaktaAtasan, rules: Regulations) -> Trace:
    number = fact.sk_nomor.strip()
    given = (("penugasan", fact.penugasan.value), ("sk_nomor", number))
    return Trace(rules.penilai.kunci, given, SK, SESUAI if number else PERIKSA)


def _same(fact: FaktaAtasan, rules: Regulations) -> Trace:
    rule = rules.penilai
    if not rule.isi.boleh_sama_dengan_atasan:
        result = PERIKSA
    else:
        result = SESUAI if fact.jenjang_dinilai in rule.isi.sama_terbaca else BELUM_TERBACA
    given = (
        ("dinilai", fact.jenjang_dinilai or ""),
        ("penilai", fact.nama_penilai),
        ("atasan", fact.nama_penilai),
    )
    return Trace(rule.kunci, given, SAMA, result, (rule.kutipan,))
