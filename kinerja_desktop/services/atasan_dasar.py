"""*Mengapa penilai ini?*: why somebody is rated by this rater, what was looked at, and how certain the rule behind it is."""

from __future__ import annotations

from datetime import date

from kinerja_desktop.domain.checks.atasan import PERIKSA, FaktaAtasan, HasilAtasan, judge
from kinerja_desktop.domain.codes import JenisPenugasan, Jenjang
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.regulation import Regulations
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.teks import tanggal
from kinerja_desktop.regulations import load, references
from kinerja_desktop.services.atasan_daftar import BarisAtasan
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage.queries import keadaan


def mengapa(konteks: Konteks, row: BarisAtasan, per_tanggal: date | None = None) -> tuple[str, ...]:
    """Return the reasoning about one rater, ready to show: why he, each question with its answer, source, certainty.

    Args:
        konteks: who asks.
        row: one person of *Pemetaan atasan*.
        per_tanggal: the day whose jenjang and rules are asked (today).
    """
    names = {"nama": row.nama, "penilai": row.penilai_nama, "unit": row.unit}
    first = sentence(f"atasan.dasar-{row.alasan.value}", **names)
    if row.penilai is None:
        return (first,)
    day = per_tanggal or clock.today()
    rules = load().at(day)
    fact = _fact(konteks, row, row.penilai, day)
    found = judge(fact, rules)
    source = rules.penilai.kutipan
    return (
        first,
        *_answers(fact, found, rules),
        sentence(
            "nilai.dasar-aturan", judul=source.judul, sumber=source.text, berlaku=tanggal(source.berlaku)
        ),
        sentence(f"nilai.mutu-{source.mutu.value}"),
    )


def _fact(konteks: Konteks, row: BarisAtasan, rater: Pihak, day: date) -> FaktaAtasan:
    own = rater.id if rater.jenis is JenisPihak.PEGAWAI else None
    with konteks.simpanan.read() as connection:
        levels = keadaan.jenjang(connection, day, {row.pegawai_id} | ({own} if own is not None else set()))
    return FaktaAtasan(
        uid=row.uid.hex(),
        nama_pegawai=row.nama,
        penilai=rater,
        nama_penilai=row.penilai_nama,
        atasan=row.atasan,
        jenjang=_level(levels.get(own, "") if own is not None else ""),
        penugasan=JenisPenugasan(row.jenis or JenisPenugasan.DEFINITIF),
        sk_nomor=row.sk_nomor,
        jenjang_dinilai=_level(levels.get(row.pegawai_id, "")),
    )


def _level(code: str) -> Jenjang | None:
    return Jenjang(code) if code in set(Jenjang) else None


def _answers(fact: FaktaAtasan, found: HasilAtasan, rules: Regulations) -> list[str]:
    """Return one sentence for each question; where the answer is a warning, that of the finding."""
    warnings = iter(found.findings)
    words = {
        "nama": fact.nama_pegawai,
        "penilai": fact.nama_penilai,
        "jenjang": references.istilah("jenjang", fact.jenjang) if fact.jenjang else "",
        "dinilai": references.istilah("jenjang", fact.jenjang_dinilai) if fact.jenjang_dinilai else "",
        "sebagai": references.istilah("jenis_penugasan", fact.penugasan),
        "sk": fact.sk_nomor.strip(),
        "terbaca": " dan ".join(
            references.istilah("jenjang", one) for one in Jenjang if one in rules.penilai.isi.sama_terbaca
        ),
    }
    said = []
    for trace in found.traces:
        if trace.hasil == PERIKSA:
            warning = next(warnings)
            said.append(sentence(warning.code, **warning.args))
        else:
            said.append(sentence(f"atasan.jejak-{trace.sel}-{trace.hasil}", **words))
    return said
