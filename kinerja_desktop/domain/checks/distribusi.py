"""Distribution of predikat against the guidance for the capaian of the organisation. It warns, it never blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kinerja_desktop.domain.codes import Capaian, Predikat
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.regulation import JenisPanduan, Panduan, Regulations, Trace


@dataclass(frozen=True, slots=True)
class HasilDistribusi:
    """What the guidance says to a distribution; empty findings: it fits (or there is nothing to judge)."""

    findings: tuple[Finding, ...]
    traces: tuple[Trace, ...]


@dataclass(frozen=True, slots=True)
class Butir:
    """One line of the guidance beside what is there: how many the named predikat are, and whether that fits."""

    panduan: Panduan
    jumlah: int
    total: int
    is_sesuai: bool


def butir(jumlah: Mapping[Predikat, int], capaian: Capaian, rules: Regulations) -> tuple[Butir, ...]:
    """Return the guidance of a capaian line by line beside the numbers; () where there is none or nobody."""
    rule, total = rules.distribusi, sum(jumlah.values())
    if rule is None or total == 0:
        return ()
    return tuple(
        Butir(line, sum(jumlah.get(p, 0) for p in line.predikat), total, _fits(line, jumlah, total))
        for line in rule.isi.get(capaian, ())
    )


def check(
    jumlah: Mapping[Predikat, int], capaian: Capaian, rules: Regulations, *, unit: str = ""
) -> HasilDistribusi:
    """Compare the numbers of each predikat in a unit with the guidance of the day.

    In a very small unit the shares cannot be met; the warning is given all the same and says how many people.
    """
    rule, total = rules.distribusi, sum(jumlah.values())
    if rule is None or total == 0:
        return HasilDistribusi((), ())
    findings: list[Finding] = []
    traces: list[Trace] = []
    counts = tuple((p.value, str(jumlah.get(p, 0))) for p in Predikat)
    for line in rule.isi.get(capaian, ()):
        fits = _fits(line, jumlah, total)
        sel = f"{capaian.value}/{line.jenis.value}/{'+'.join(line.predikat)}"
        traces.append(
            Trace(
                rule.kunci,
                (("capaian", capaian.value), *counts),
                sel,
                "sesuai" if fits else "beda",
                (rule.kutipan,),
            )
        )
        if not fits:
            findings.append(_finding(line, jumlah, total, capaian, rules, unit))
    return HasilDistribusi(tuple(findings), tuple(traces))


def _fits(line: Panduan, jumlah: Mapping[Predikat, int], total: int) -> bool:
    part = sum(jumlah.get(p, 0) for p in line.predikat)
    limit = (line.persen or Decimal(0)) * total
    match line.jenis:
        case JenisPanduan.TERBESAR:
            return all(part >= count for predikat, count in jumlah.items() if predikat not in line.predikat)
        case JenisPanduan.PALING_BANYAK:
            return part * 100 <= limit
        case JenisPanduan.PALING_SEDIKIT:
            return part * 100 >= limit
        case JenisPanduan.HARUS_ADA:
            return part > 0
        case JenisPanduan.TIDAK_ADA:
            return part == 0


def _finding(
    line: Panduan, jumlah: Mapping[Predikat, int], total: int, capaian: Capaian, rules: Regulations, unit: str
) -> Finding:
    words = rules.kata_predikat.isi
    part = sum(jumlah.get(p, 0) for p in line.predikat)
    args = {
        "unit": unit,
        "capaian": rules.kata_capaian.isi[capaian].layar,
        "predikat": " atau ".join(words[p].layar for p in line.predikat),
        "jumlah": part,
        "total": total,
        "persen": f"{(Decimal(part * 100) / total).quantize(Decimal('0.1'))}".replace(".", ","),
        "batas": f"{line.persen or 0}".replace(".", ","),
    }
    return Finding(f"distribusi.{line.jenis.value.replace('_', '-')}", Severity.WARN, args=args)
