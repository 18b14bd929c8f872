"""What is said of a plan: each fault by its exact code, weight, place and words; limits at the limit and one past it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kinerja_desktop.domain.checks.skp import FaktaSkp, check, circle
from kinerja_desktop.domain.codes import Jenjang
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.skp import (
    EDITABLE,
    Indikator,
    IsiSkp,
    JenisLampiran,
    KelompokSkp,
    Rhk,
    StatusSkp,
    kelompok_of,
    may_become,
    overlap,
)
from kinerja_desktop.foundation.messages import sentence

BLOCK, WARN = Severity.BLOCK, Severity.WARN
IKI = Indikator
AWAL, AKHIR = date(2026, 1, 1), date(2026, 12, 31)


def rhk(teks: str = "Laporan tersusun", *indikator: Indikator, **how: object) -> Rhk:
    given = indikator or (IKI("Jumlah laporan", "12 laporan"),)
    return replace(Rhk(teks, indikator=given), **how)  # type: ignore[arg-type]  # fields of Rhk by name


def plan(*items: Rhk, kelompok: KelompokSkp = KelompokSkp.JA_JF, **how: object) -> FaktaSkp:
    fact = FaktaSkp("ab12", "Sari Contoh", IsiSkp(kelompok=kelompok.value, rhk=items), AWAL, AKHIR)
    return replace(fact, **how)  # type: ignore[arg-type]  # fields of FaktaSkp by name


def said(code: str, severity: Severity, **args: object) -> Finding:
    return Finding(f"skp.{code}", severity, args={"nama": "Sari Contoh", **args}, subject="ab12")


def numbered(count: int) -> FaktaSkp:
    return plan(*(rhk(f"Hasil {n}") for n in range(count)))


LONG = "x" * 10_000
FAULTS: dict[str, tuple[FaktaSkp, Finding]] = {
    "ends before it begins": (
        plan(rhk(), sampai=date(2025, 12, 31)),
        said("masa-terbalik", BLOCK, dari="01-01-2026", sampai="31-12-2025"),
    ),
    "two years": (
        plan(rhk(), sampai=date(2027, 1, 1)),
        said("lintas-tahun", BLOCK, dari="01-01-2026", sampai="01-01-2027"),
    ),
    "another plan on one day": (
        plan(rhk(), lain=((AKHIR, date(2027, 3, 31), "Camat"), (date(2025, 1, 1), date(2025, 12, 31), "Lurah"))),
        said("tumpang-tindih", WARN, jabatan="Camat", dari="31-12-2026", sampai="31-03-2027"),
    ),
    "nobody rates": (plan(rhk(), ada_penilai=False), said("tanpa-penilai", WARN)),
    "empty": (plan(), said("tanpa-rhk", BLOCK)),
    "empty lines only": (plan(Rhk(" ", indikator=(IKI("", " "),))), said("tanpa-rhk", BLOCK)),
    "tambahan only": (plan(rhk(jenis="tambahan")), said("tanpa-rhk", BLOCK)),
    "21 results": (numbered(21), said("banyak", WARN, jumlah=21)),
    "200 results": (numbered(200), said("banyak", WARN, jumlah=200)),
    "201 results": (numbered(201), said("terlalu-banyak", BLOCK, jumlah=201, batas=200)),
    "indicator without result": (plan(rhk(), rhk(" ")), said("rhk-tanpa-teks", BLOCK, nomor=2)),
    "without words it is not asked whom it serves": (
        plan(rhk(" "), pimpinan_direncanakan=True),
        said("rhk-tanpa-teks", BLOCK, nomor=1),
    ),
    "no indicator": (
        plan(rhk(), rhk("Arsip  tertata", IKI(" ", ""))),
        said("tanpa-indikator", WARN, nomor=2, rhk="Arsip tertata"),
    ),
    "no target": (
        plan(rhk("Arsip", IKI("Jumlah  berkas", " "))),
        said("tanpa-target", WARN, nomor=1, indikator="Jumlah berkas"),
    ),
    "number without unit": (plan(rhk("Arsip", IKI("a", "12"))), said("tanpa-satuan", WARN, nomor=1, target="12")),
    "range without unit": (plan(rhk("Arsip", IKI("a", "5 - 8"))), said("tanpa-satuan", WARN, nomor=1, target="5 - 8")),
    "text too long": (plan(rhk(LONG + "x")), said("terlalu-panjang", BLOCK, nomor=1, huruf=10_001, batas=10_000)),
    "serves nothing of a leader who planned": (
        plan(rhk("Arsip"), pimpinan_direncanakan=True),
        said("belum-terhubung", WARN, nomor=1, rhk="Arsip"),
    ),
    "twice the same": (
        plan(rhk("Arsip"), rhk("Surat"), rhk(" ARSIP")),
        said("rhk-ganda", WARN, nomor=3, lain=1, rhk="ARSIP"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("fact", "finding"), FAULTS.values(), ids=FAULTS)
def test_one_fault_gives_one_finding(fact: FaktaSkp, finding: Finding) -> None:
    assert check(fact) == [finding]
    assert sentence(finding.code, **finding.args).endswith(".")


SOUND = {
    "one day": plan(rhk(), sampai=AWAL),
    "next plan begins the day after": plan(rhk(), sampai=date(2026, 6, 30), lain=((date(2026, 7, 1), AKHIR, "Camat"),)),
    "20 results": numbered(20),
    "empty lines are not counted": plan(*(rhk(f"Hasil {n}") for n in range(20)), Rhk()),
    "longest text": plan(rhk(LONG)),
    "target in words": plan(rhk("Arsip", IKI("a", "tertib"))),
    "unit in front": plan(rhk("Arsip", IKI("a", "Rp 12"))),
    "leader has not planned": plan(rhk(), pimpinan_direncanakan=False),
    "serves the leader": plan(rhk(pimpinan_id=3), pimpinan_direncanakan=True),
    "form of the leaders serves nobody": plan(rhk(), kelompok=KelompokSkp.JPT, pimpinan_direncanakan=True),
    "tambahan serves nobody": plan(rhk(pimpinan_id=3), rhk("Panitia", jenis="tambahan"), pimpinan_direncanakan=True),
}  # fmt: skip


@pytest.mark.parametrize("fact", SOUND.values(), ids=SOUND)
def test_a_sound_plan_passes_without_a_word(fact: FaktaSkp) -> None:
    assert check(fact) == []


@pytest.mark.parametrize("where", ["teks", "pimpinan_teks", "penugasan_dari", "indikator", "target"])
def test_every_text_of_a_result_has_the_same_bound(where: str) -> None:
    too_long = LONG + "x"
    one = {
        "indikator": rhk("Arsip", IKI(too_long, "1 dok")),
        "target": rhk("Arsip", IKI("a", too_long)),
    }.get(where) or rhk(**{where: too_long})
    assert [found.code for found in check(plan(one))] == ["skp.terlalu-panjang"]


def test_what_blocks_is_said_first() -> None:
    found = check(plan(rhk("Arsip", IKI("a", "12")), rhk(" "), ada_penilai=False))
    assert [(one.code, one.severity) for one in found] == [
        ("skp.rhk-tanpa-teks", BLOCK),
        ("skp.tanpa-penilai", WARN),
        ("skp.tanpa-satuan", WARN),
    ]


@pytest.mark.parametrize(("count", "shown"), [(60, "a" * 60), (61, "a" * 59 + "…")])
def test_long_words_are_shortened_in_what_is_said(count: int, shown: str) -> None:
    [found] = check(plan(rhk("Arsip", IKI("a" * count))))
    assert found.args["indikator"] == shown


def test_links_that_come_back() -> None:
    above = {1: 2, 2: 3, 3: 1, 4: 1, 5: None}
    assert circle(above, 2) == (2, 3, 1)
    assert circle({7: 7}, 7) == (7,)
    assert circle(above, 4) == ()
    assert circle(above, 5) == ()
    assert circle(above, 9) == ()


DRAF, DIAJUKAN, DIKEMBALIKAN = StatusSkp.DRAF, StatusSkp.DIAJUKAN, StatusSkp.DIKEMBALIKAN
DITETAPKAN, DIUBAH, DITUTUP = StatusSkp.DITETAPKAN, StatusSkp.DIUBAH, StatusSkp.DITUTUP
WAYS = {
    (DRAF, DIAJUKAN), (DRAF, DITETAPKAN), (DIKEMBALIKAN, DIAJUKAN), (DIKEMBALIKAN, DITETAPKAN), (DIAJUKAN, DRAF),
    (DIAJUKAN, DIKEMBALIKAN), (DIAJUKAN, DITETAPKAN), (DITETAPKAN, DIUBAH), (DITETAPKAN, DITUTUP), (DITUTUP, DITETAPKAN),
}  # fmt: skip


def test_ways_from_state_to_state() -> None:
    assert {(now, then) for now in StatusSkp for then in StatusSkp if may_become(now, then)} == WAYS
    assert {one for one in StatusSkp if one in EDITABLE} == {DRAF, DIKEMBALIKAN}


def test_only_the_three_levels_of_jpt_have_the_form_of_leaders() -> None:
    leaders = {one for one in Jenjang if kelompok_of(one.value) is KelompokSkp.JPT}
    assert leaders == {Jenjang.JPT_UTAMA, Jenjang.JPT_MADYA, Jenjang.JPT_PRATAMA}
    assert kelompok_of("") is KelompokSkp.JA_JF


@pytest.mark.parametrize(
    ("dari", "sampai", "shares"),
    [
        (date(2026, 5, 1), date(2026, 5, 31), False),
        (date(2026, 5, 1), date(2026, 6, 1), True),
        (date(2026, 6, 30), date(2026, 9, 30), True),
        (date(2026, 7, 1), date(2026, 9, 30), False),
    ],
)
def test_stretches_that_share_a_day(dari: date, sampai: date, shares: bool) -> None:
    assert overlap(date(2026, 6, 1), date(2026, 6, 30), dari, sampai) is shares


def test_expectations_and_lists_are_replaced_and_taken_away() -> None:
    isi = IsiSkp().with_ekspektasi("b", "dua").with_ekspektasi("a", "satu").with_ekspektasi("b", "tiga")
    assert isi.perilaku == (("a", "satu"), ("b", "tiga"))
    assert (isi.ekspektasi("b"), isi.ekspektasi("c")) == ("tiga", "")
    assert isi.with_ekspektasi("a", " ").perilaku == (("b", "tiga"),)
    konsekuensi, dukungan = JenisLampiran.KONSEKUENSI.value, JenisLampiran.DUKUNGAN.value
    isi = isi.with_lines(konsekuensi, ("k", " ")).with_lines(dukungan, ("d", "e"))
    assert isi.lampiran == ((dukungan, ("d", "e")), (konsekuensi, ("k",)))
    assert (isi.lines(dukungan), isi.lines(JenisLampiran.PERTANGGUNGJAWABAN.value)) == (("d", "e"), ())
    assert isi.with_lines(dukungan, (" ",)).lampiran == ((konsekuensi, ("k",)),)


def test_results_by_their_kind_keep_their_order() -> None:
    first, second, extra = rhk("a"), rhk("b"), rhk("c", jenis="tambahan")
    isi = IsiSkp(rhk=(first, second, extra))
    assert (isi.of("utama"), isi.of("tambahan")) == ((first, second), (extra,))


def test_an_empty_plan_says_nothing() -> None:
    empty = Rhk()
    assert (empty.teks, empty.jenis, empty.indikator, empty.pimpinan_teks, empty.penugasan_dari) == (
        "",
        "utama",
        (),
        "",
        "",
    )
    assert IKI() == IKI("", "", "", "", None)
    assert empty.is_kosong
    assert empty.is_tergantung
    isi = IsiSkp()
    assert (isi.kelompok, isi.pendekatan, isi.rhk, isi.perilaku, isi.lampiran) == (
        "ja_jf",
        "kuantitatif",
        (),
        (),
        (),
    )
