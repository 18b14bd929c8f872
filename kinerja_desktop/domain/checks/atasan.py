"""Whether somebody may rate: the kind of position, and the papers behind an acting or delegated rater."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kinerja_desktop.domain.codes import JenisPenugasan, Jenjang
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.regulation import Regulations


@dataclass(frozen=True, slots=True)
class FaktaAtasan:
    """One rater of one person, as far as the law asks about it.

    Attributes:
        jenjang: of the rater's own position; None = unknown, nothing is said about it then.
        penugasan: how the rater holds the position or the authority.
        sk_nomor: number of the SK behind it, '' if none is known.
    """

    uid: str
    nama_pegawai: str
    penilai: Pihak
    nama_penilai: str
    atasan: Pihak | None
    jenjang: Jenjang | None
    penugasan: JenisPenugasan
    sk_nomor: str = ""


_BY_MANDATE = frozenset(JenisPenugasan) - {JenisPenugasan.DEFINITIF}
"""Whoever does not hold the position itself rates because a paper says so."""


def check(facts: Iterable[FaktaAtasan], rules: Regulations) -> list[Finding]:
    """Return warnings about raters; nothing here blocks, the law behind it is known at second hand."""
    found: list[Finding] = []
    for fact in facts:
        args = {"nama": fact.nama_pegawai, "penilai": fact.nama_penilai}
        if not _may_rate(fact, rules):
            found.append(Finding("atasan.bukan-pejabat", Severity.WARN, args=args, subject=fact.uid))
        if fact.penugasan in _BY_MANDATE and not fact.sk_nomor.strip():
            found.append(Finding("atasan.tanpa-sk", Severity.WARN, args=args, subject=fact.uid))
        if fact.atasan == fact.penilai and not rules.penilai.isi.boleh_sama_dengan_atasan:
            found.append(Finding("atasan.sama", Severity.WARN, args=args, subject=fact.uid))
    return found


def _may_rate(fact: FaktaAtasan, rules: Regulations) -> bool:
    syarat = rules.penilai.isi
    if fact.penilai.jenis is JenisPihak.LUAR or fact.jenjang is None or fact.jenjang in syarat.jenjang:
        return True
    return syarat.boleh_delegasi and fact.penugasan in _BY_MANDATE
