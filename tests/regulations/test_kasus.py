"""Legal cases kept as data: every `*.toml` beside this file is run, a new case needs no Python."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kinerja_desktop.domain import nip, periode
from kinerja_desktop.domain.checks import atasan, distribusi
from kinerja_desktop.domain.codes import (
    Capaian,
    JenisPegawai,
    JenisPenugasan,
    Jenjang,
    Predikat,
    Rating,
)
from kinerja_desktop.domain.findings import Severity
from kinerja_desktop.domain.keberatan import batas
from kinerja_desktop.domain.penilaian import assess
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.regulation import Citation, Regulations
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.regulations import load
from kinerja_desktop.services.keberatan import dasar_batas

HERE = Path(__file__).parent
Data = dict[str, Any]


def _kutipan(one: Citation) -> Data:
    """Return what a trace says of its rule: which, where it was read, and how certain it is."""
    return {"aturan": one.aturan, "sumber": one.sumber.kunci, "mutu": one.mutu.value}


def kuadran(masukan: Data, rules: Regulations) -> Data:
    found = assess(Rating(masukan["hasil"]), Rating(masukan["perilaku"]), rules)
    assert found.trace.masukan == (("hasil", masukan["hasil"]), ("perilaku", masukan["perilaku"]))
    assert found.trace.aturan == "predikat.kuadran"
    assert found.trace.sel == f"{masukan['hasil']}/{masukan['perilaku']}"
    assert found.trace.kutipan[0].sumber.kunci in load().sumber
    return {"predikat": found.trace.hasil}


def distribution(masukan: Data, rules: Regulations) -> Data:
    counts = {Predikat(code): number for code, number in masukan["jumlah"].items()}
    found = distribusi.check(counts, Capaian(masukan["capaian"]), rules)
    assert all(f.severity is Severity.WARN for f in found.findings)
    assert found.traces
    assert [t.hasil for t in found.traces].count("beda") == len(found.findings)
    given = (("capaian", masukan["capaian"]), *((p.value, str(counts.get(p, 0))) for p in Predikat))
    assert {t.masukan for t in found.traces} == {given}
    [(said,)] = {t.kutipan for t in found.traces}
    return {"temuan": [f.code for f in found.findings], **_kutipan(said)}


def number(masukan: Data, rules: Regulations) -> Data:
    jenis = JenisPegawai(masukan["jenis"]) if masukan["jenis"] else None
    found = nip.check(nip.clean(masukan["nomor"]), jenis=jenis, hari_ini=rules.pada)
    blocking = [f.code for f in found.findings if f.severity is Severity.BLOCK]
    result: Data = {"jenis": found.kind, "menghalangi": blocking}
    if found.nip:
        tmt = found.nip.tmt
        result |= {"lahir": found.nip.tanggal_lahir.isoformat(), "kelamin": found.nip.jenis_kelamin}
        result |= {"tmt": tmt.isoformat() if tmt else ""}
    return result


def siasn(masukan: Data, rules: Regulations) -> Data:
    codes, result = rules.siasn.isi, Data()
    if "hasil" in masukan:
        hasil, perilaku = Rating(masukan["hasil"]), Rating(masukan["perilaku"])
        result |= {"hasil": codes.rating[hasil], "perilaku": codes.rating[perilaku]}
        result["kuadran"] = codes.kuadran[assess(hasil, perilaku, rules).predikat]
    if "jenjang" in masukan:
        result["koefisien"] = codes.koefisien.get(Jenjang(masukan["jenjang"]), "")
    if "golongan" in masukan:
        result["golongan"] = codes.golongan.get(masukan["golongan"], "")
    if "periode" in masukan:
        found = periode.parse(masukan["periode"])
        assert found is not None
        result["periodik"] = codes.periodik[found.jenis]
    if "penugasan" in masukan:
        result["penugasan"] = codes.penugasan[JenisPenugasan(masukan["penugasan"])]
    return result


def penilai(masukan: Data, rules: Regulations) -> Data:
    people = {
        name: Pihak(JenisPihak.LUAR, n) for n, name in enumerate({masukan["penilai"], masukan["atasan"]})
    }
    fact = atasan.FaktaAtasan(
        uid="aa",
        nama_pegawai="Pejabat Contoh",
        penilai=people[masukan["penilai"]],
        nama_penilai=masukan["penilai"],
        atasan=people[masukan["atasan"]],
        jenjang=None,  # a minister has none
        penugasan=JenisPenugasan.DEFINITIF,
        jenjang_dinilai=Jenjang(masukan["dinilai"]),
    )
    rule = rules.penilai
    strict = replace(rules, penilai=replace(rule, isi=replace(rule.isi, boleh_sama_dengan_atasan=False)))
    assert [f.code for f in atasan.judge(fact, strict).findings] == ["atasan.sama"], (
        "it is the rule that allows it"
    )
    found = atasan.judge(fact, rules)
    steps = [f"{trace.sel}: {trace.hasil}" for trace in found.traces]
    same = found.traces[-1]
    given = {"dinilai": masukan["dinilai"], "penilai": masukan["penilai"], "atasan": masukan["atasan"]}
    assert dict(same.masukan) == given
    [said] = same.kutipan
    return {"temuan": [f.code for f in found.findings], "jejak": steps, **_kutipan(said)}


def keberatan(masukan: Data, rules: Regulations) -> Data:
    """Both traces that are shown: how the last day was counted, and whether a filing is in time."""
    days = {date.fromisoformat(str(day)) for day in masukan.get("libur", ())}
    found = batas(masukan["diterima"], rules.keberatan, jenis_hari=masukan.get("hari", ""), libur=days)
    rule, certain = dasar_batas(found)
    assert rules.keberatan.kutipan.sumber.kunci in load().sumber
    assert found.kutipan.text in rule
    assert certain == sentence(f"nilai.mutu-{found.kutipan.mutu.value}")
    filed = masukan.get("diajukan")
    counted = found.trace
    assert counted.hasil == found.tanggal.isoformat()
    assert dict(counted.masukan)["diterima"] == masukan["diterima"].isoformat()
    steps = [f"{counted.sel}: {counted.hasil}"]
    if filed is not None:
        judged = found.judge(filed)
        assert judged.masukan == (("batas", counted.hasil), ("diajukan", filed.isoformat()))
        steps.append(judged.hasil)
    [said] = counted.kutipan
    return {
        "batas": found.tanggal,
        "lain": found.lain,
        "terlambat": found.is_lewat(filed) if filed is not None else None,
        "libur": dict(counted.masukan).get("libur"),
        "jejak": steps,
        **_kutipan(said),
    }


FIELDS: dict[str, Callable[[Data, Regulations], Data]] = {
    "kuadran": kuadran,
    "distribusi": distribution,
    "nip": number,
    "siasn": siasn,
    "penilai": penilai,
    "keberatan": keberatan,
}


JEJAK = {"keberatan", "penilai"}
"""Where a case says each step of its trace too."""


DASAR = {"distribusi", "keberatan", "penilai"}
"""Where a case says which source its trace names, and how certain that is."""


def cases() -> list[tuple[str, Data]]:
    found: list[tuple[str, Data]] = []
    for path in sorted(HERE.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        found += [(data["bidang"], case) for case in data["kasus"]]
    return found


@pytest.mark.parametrize(
    ("bidang", "kasus"), [pytest.param(b, k, id=f"{k['nomor']}-{k['nama']}") for b, k in cases()]
)
def test_kasus(bidang: str, kasus: Data) -> None:
    assert kasus.keys() == {"nomor", "nama", "tanggal", "masukan", "hasil", "sumber"}
    assert isinstance(kasus["tanggal"], date)
    assert kasus["sumber"].strip()
    found = FIELDS[bidang](kasus["masukan"], load().at(kasus["tanggal"]))
    assert {key: found.get(key) for key in kasus["hasil"]} == kasus["hasil"]
    if bidang in DASAR:
        assert {"aturan", "sumber", "mutu"} <= kasus["hasil"].keys(), (
            "what the printed trace says is a case too"
        )


def test_each_of_these_cases_says_its_steps() -> None:
    assert all(case["hasil"]["jejak"] for bidang, case in cases() if bidang in JEJAK)


def test_every_numbered_case_of_the_two_references_is_there() -> None:
    wanted = {*range(1, 19), *range(58, 67), 71, *range(101, 105), *range(137, 143), 145}
    assert wanted <= {case["nomor"] for _, case in cases()}


def test_all_nine_cells_are_cases() -> None:
    cells = {(c["masukan"]["hasil"], c["masukan"]["perilaku"]) for b, c in cases() if b == "kuadran"}
    assert len(cells) == 9
