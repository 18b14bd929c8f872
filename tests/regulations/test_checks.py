"""The checks, with the packaged rules; and that every finding code has a sentence and a test that produces it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from kinerja_desktop.domain import nip, penugasan, periode
from kinerja_desktop.domain.checks import atasan, distribusi
from kinerja_desktop.domain.checks import penilaian as kelengkapan
from kinerja_desktop.domain.checks.penilaian import FaktaEkspor, Tujuan
from kinerja_desktop.domain.codes import (
    Capaian,
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
from kinerja_desktop.domain.penilaian import assess, count
from kinerja_desktop.domain.unit import Pohon, SimpulUnit
from kinerja_desktop.foundation.messages import ekspor, penilaian, sentence
from kinerja_desktop.foundation.messages import nip as nip_messages
from kinerja_desktop.foundation.messages import penugasan as penugasan_messages
from kinerja_desktop.foundation.messages import periode as periode_messages
from kinerja_desktop.regulations import load

HARI = date(2026, 10, 10)
RULES = load().at(date(2026, 9, 30))
GOOD = FaktaEkspor(
    uid="aa",
    nip="199001012015011001",
    nama="Sari Contoh",
    jenis_pegawai=JenisPegawai.PNS,
    pns_id="A8ACA7",
    periode="2026-TW3",
    jenis_periode=JenisPeriode.TRIWULAN,
    mulai=date(2026, 7, 1),
    selesai=date(2026, 9, 30),
    hasil=Rating.SESUAI,
    perilaku=Rating.SESUAI,
    predikat=Predikat.BAIK,
    penilai_nama="Budi Contoh",
    penilai_nomor="198001012005011001",
    penilai_asn=True,
    penilai_golongan="IV/a",
    is_terkunci=True,
    is_ditandatangani=True,
    is_dicetak=True,
    kedudukan=Kedudukan.AKTIF,
    jenis_jabatan=JenisJabatan.FUNGSIONAL,
    jenjang=Jenjang.AHLI_MUDA,
    unor_sama=True,
)
MOVED = (
    replace(GOOD, uid="a1", selesai=date(2026, 8, 15)),
    replace(GOOD, uid="a2", mulai=date(2026, 8, 16)),
)


def check(*facts: FaktaEkspor, tujuan: Tujuan = Tujuan.BUKU, data_per: date | None = HARI) -> list[Finding]:
    return kelengkapan.check(facts, RULES, tujuan=tujuan, hari_ini=HARI, data_per=data_per)


def test_a_whole_rating_passes_without_a_word() -> None:
    assert check(GOOD) == []
    assert check(GOOD, tujuan=Tujuan.JSON) == []


BLOCKING: dict[str, FaktaEkspor] = {
    "ekspor.rating-kosong": replace(GOOD, perilaku=None, predikat=None),
    "ekspor.kuadran-beda": replace(GOOD, hasil=Rating.DI_ATAS, perilaku=Rating.DI_ATAS),
    "ekspor.belum-kunci": replace(GOOD, is_terkunci=False),
    "ekspor.rentang-terbalik": replace(GOOD, selesai=date(2026, 6, 30)),
    "ekspor.lintas-tahun": replace(GOOD, jenis_periode=JenisPeriode.TAHUNAN, mulai=date(2025, 7, 1)),
    "ekspor.tanpa-penilai": replace(GOOD, penilai_nama=" "),
    "ekspor.menilai-diri": replace(GOOD, penilai_nomor="19900101 201501 1 001"),
    "ekspor.penilai-tanpa-nip": replace(GOOD, penilai_nomor=""),
    "ekspor.golongan-penilai": replace(GOOD, penilai_golongan=""),
}
WARNING: dict[str, FaktaEkspor] = {
    "ekspor.golongan-kosong": replace(GOOD, penilai_golongan="", penilai_asn=False, penilai_nomor=""),
    "ekspor.pns-id": replace(GOOD, pns_id=""),
    "ekspor.kedudukan": replace(GOOD, kedudukan=Kedudukan.TUGAS_BELAJAR),
    "ekspor.unor-beda": replace(GOOD, unor_sama=False),
    "ekspor.koefisien-kosong": replace(GOOD, jenjang=None),
    "ekspor.koefisien-predikat": replace(
        GOOD, hasil=Rating.DI_ATAS, perilaku=Rating.DI_ATAS, predikat=Predikat.SANGAT_BAIK
    ),
    "ekspor.tanpa-lembar": replace(GOOD, is_dicetak=False, is_ditandatangani=False),
    "ekspor.lembar-berubah": replace(GOOD, is_berubah=True, is_ditandatangani=False),
    "ekspor.belum-ttd": replace(GOOD, is_ditandatangani=False),
}


@pytest.mark.parametrize(
    ("code", "fact", "severity"),
    [
        *((c, f, Severity.BLOCK) for c, f in BLOCKING.items()),
        *((c, f, Severity.WARN) for c, f in WARNING.items()),
    ],
)
def test_one_fault_gives_one_finding(code: str, fact: FaktaEkspor, severity: Severity) -> None:
    found = check(fact)
    assert [(f.code, f.severity, f.subject) for f in found] == [(code, severity, "aa")]
    assert kelengkapan.blocked(found) == ({"aa"} if severity is Severity.BLOCK else set())


def test_a_bad_number_blocks_its_own_person_only() -> None:
    found = check(replace(GOOD, uid="bb", nip="199013012015011001"), GOOD)
    assert [(f.code, f.subject) for f in found] == [("nip.lahir", "bb")]
    assert kelengkapan.blocked(found) == {"bb"}


def test_the_json_demands_the_pns_id() -> None:
    found = check(WARNING["ekspor.pns-id"], tujuan=Tujuan.JSON)
    assert [f.severity for f in found] == [Severity.BLOCK]


def test_a_rater_who_is_pppk_has_no_known_id() -> None:
    assert [f.code for f in check(replace(GOOD, penilai_golongan="XI"))] == ["ekspor.golongan-kosong"]


def test_a_koefisien_is_only_asked_of_functional_positions_and_not_for_the_year() -> None:
    assert check(replace(GOOD, jenjang=None, jenis_jabatan=JenisJabatan.PELAKSANA)) == []
    assert check(replace(GOOD, jenjang=None, jenis_periode=JenisPeriode.TAHUNAN, periode="2026")) == []


def test_two_stretches_of_one_period_are_no_double() -> None:
    found = check(*MOVED)
    assert [(f.code, f.subject, f.args["akhir"]) for f in found] == [
        ("ekspor.lebih-dari-satu", "a2", "30-09-2026")
    ]


def test_stretches_that_share_one_day_overlap() -> None:
    first, second = MOVED
    shared = replace(second, mulai=first.selesai)
    assert [f.code for f in check(first, shared)].count("ekspor.tumpang-tindih") == 2


def test_the_same_stretch_twice_is_a_double() -> None:
    found = check(GOOD, replace(GOOD, uid="bb"))
    assert kelengkapan.blocked(found) == {"aa", "bb"}
    plt = replace(GOOD, uid="bb", penugasan=JenisPenugasan.PLT)
    assert [f.code for f in check(GOOD, plt)] == [
        "ekspor.tumpang-tindih",
        "ekspor.tumpang-tindih",
        "ekspor.lebih-dari-satu",
    ]
    assert check(GOOD, replace(GOOD, uid="bb", periode="2026-TW2")) == []


def test_age_of_the_roster() -> None:
    assert check(GOOD, data_per=HARI - timedelta(days=60)) == []
    found = check(GOOD, data_per=HARI - timedelta(days=61))
    assert [(f.code, f.args["hari"]) for f in found] == [("ekspor.data-lama", 61)]
    assert check(GOOD, data_per=None) == []
    strict = replace(
        RULES, batas_ekspor=replace(RULES.batas_ekspor, isi=replace(RULES.batas_ekspor.isi, umur_data_hari=0))
    )
    assert kelengkapan.check([GOOD], strict, tujuan=Tujuan.BUKU, hari_ini=HARI, data_per=None) == []


def test_distribution_of_nobody_and_before_the_guide() -> None:
    assert distribusi.check(count([]), Capaian.BAIK, RULES).findings == ()
    before = load().at(date(2022, 12, 31))
    assert distribusi.check({Predikat.BAIK: 10}, Capaian.BAIK, before).findings == ()


SB, B, BP, K, SK = (
    Predikat.SANGAT_BAIK,
    Predikat.BAIK,
    Predikat.BUTUH_PERBAIKAN,
    Predikat.KURANG,
    Predikat.SANGAT_KURANG,
)
DISTRIBUTIONS: list[tuple[Capaian, dict[Predikat, int], list[str]]] = [
    (Capaian.ISTIMEWA, {SB: 7, B: 3}, []),
    (Capaian.ISTIMEWA, {SB: 71, B: 29}, ["paling-banyak"]),
    (Capaian.ISTIMEWA, {SB: 5, B: 5}, []),
    (Capaian.ISTIMEWA, {SB: 4, B: 5, BP: 1}, ["terbesar"]),
    (Capaian.BAIK, {B: 7, SB: 2, K: 1}, []),
    (Capaian.BAIK, {B: 7, SB: 3}, ["harus-ada"]),
    (Capaian.BUTUH_PERBAIKAN, {BP: 6, B: 3, SB: 1}, []),
    (Capaian.BUTUH_PERBAIKAN, {BP: 59, B: 31, SB: 10}, ["paling-sedikit"]),
    (Capaian.KURANG, {K: 6, BP: 1, B: 3}, []),
    (Capaian.SANGAT_KURANG, {SK: 6, K: 1, B: 3}, []),
    (Capaian.SANGAT_KURANG, {SK: 6, BP: 1, B: 2, SB: 1}, ["tidak-ada"]),
]


@pytest.mark.parametrize(("capaian", "jumlah", "codes"), DISTRIBUTIONS)
def test_distributions_at_the_edges_of_the_guide(
    capaian: Capaian, jumlah: dict[Predikat, int], codes: list[str]
) -> None:
    found = distribusi.check(jumlah, capaian, RULES)
    assert [(one.code, one.severity) for one in found.findings] == [
        (f"distribusi.{code}", Severity.WARN) for code in codes
    ]
    assert [trace.hasil for trace in found.traces].count("beda") == len(codes)


def test_what_is_said_of_a_distribution() -> None:
    found = distribusi.check({SB: 2, B: 1}, Capaian.SANGAT_KURANG, RULES)
    least, group, none = found.findings
    assert dict(least.args) == {
        "unit": "", "capaian": "Sangat Kurang", "predikat": "Sangat Kurang", "jumlah": 0, "total": 3, "persen": "0,0", "batas": "60",
    }  # fmt: skip
    assert (group.args["predikat"], group.args["batas"]) == ("Kurang atau Butuh Perbaikan", "10")
    assert (none.args["predikat"], none.args["persen"], none.args["batas"]) == ("Sangat Baik", "66,7", "0")
    kept = found.traces[0].masukan
    assert kept == (
        ("capaian", "sangat_kurang"), ("sangat_baik", "2"), ("baik", "1"), ("butuh_perbaikan", "0"), ("kurang", "0"), ("sangat_kurang", "0"),
    )  # fmt: skip


def test_counting_names_every_predikat() -> None:
    assert count([Predikat.BAIK, Predikat.BAIK])[Predikat.BAIK] == 2
    assert set(count([])) == set(Predikat)


@pytest.mark.parametrize(("hasil", "perilaku"), list(product(Rating, Rating)))
def test_every_pair_of_ratings_has_a_predikat_and_a_reason(hasil: Rating, perilaku: Rating) -> None:
    found = assess(hasil, perilaku, RULES)
    assert found.trace.hasil == found.predikat.value
    assert found.trace.kutipan == (RULES.kuadran.kutipan,)


PENILAI = atasan.FaktaAtasan(
    uid="aa",
    nama_pegawai="Sari Contoh",
    penilai=penugasan.Pihak(penugasan.JenisPihak.PEGAWAI, 2),
    nama_penilai="Budi Contoh",
    atasan=None,
    jenjang=Jenjang.PENGAWAS,
    penugasan=JenisPenugasan.DEFINITIF,
)
ATASAN: dict[str, atasan.FaktaAtasan] = {
    "atasan.bukan-pejabat": replace(PENILAI, jenjang=Jenjang.PELAKSANA),
    "atasan.tanpa-sk": replace(PENILAI, penugasan=JenisPenugasan.PLT),
}


@pytest.mark.parametrize(("code", "fact"), ATASAN.items())
def test_doubtful_raters(code: str, fact: atasan.FaktaAtasan) -> None:
    assert [(f.code, f.severity) for f in atasan.judge(fact, RULES).findings] == [(code, Severity.WARN)]


@pytest.mark.parametrize(
    "fact",
    [
        PENILAI,
        replace(PENILAI, jenjang=None),
        replace(
            PENILAI, jenjang=Jenjang.AHLI_MUDA, penugasan=JenisPenugasan.TUGAS_TAMBAHAN, sk_nomor="800/12"
        ),
        replace(PENILAI, jenjang=Jenjang.AHLI_MUDA, penugasan=JenisPenugasan.DELEGASI, sk_nomor="800/13"),
    ],
)
def test_raters_whom_nothing_speaks_against(fact: atasan.FaktaAtasan) -> None:
    assert atasan.judge(fact, RULES).findings == ()


def strict_atasan() -> Sequence[Finding]:
    rule = RULES.penilai
    strict = replace(RULES, penilai=replace(rule, isi=replace(rule.isi, boleh_sama_dengan_atasan=False)))
    return atasan.judge(replace(PENILAI, atasan=PENILAI.penilai), strict).findings


def test_rater_and_superior_may_be_one_unless_the_rule_changes() -> None:
    assert atasan.judge(replace(PENILAI, atasan=PENILAI.penilai), RULES).findings == ()
    assert [f.code for f in strict_atasan()] == ["atasan.sama"]


def numbers() -> list[Finding]:
    texts = (
        "", "1E+17", "A", "1", "3201010101900001", "131234567", "199013012015011001", "199001012015053001",
        "203001012027011001", "199001012030011001", "199001012015011000", "199001012015001001", "201501012015011001",
    )  # fmt: skip
    found = [f for t in texts for f in nip.check(t, jenis=None, hari_ini=HARI).findings]
    for jenis, text in ((JenisPegawai.PNS, "199001012015131001"), (JenisPegawai.PPPK, "199001012023011001")):
        found += nip.check(text, jenis=jenis, hari_ini=HARI).findings
    number = nip.Nip("199001012015011001")
    return [*found, *nip.mismatches(number, tanggal_lahir=date(1991, 1, 1), jenis_kelamin="P")]


def raters() -> list[Finding]:
    def who(number: int) -> penugasan.Pihak:
        return penugasan.Pihak(penugasan.JenisPihak.PEGAWAI, number)

    tree = Pohon([SimpulUnit(1, "Dinas", None), SimpulUnit(2, "Bidang", 1)])
    people = [penugasan.Penempatan(n, f"{n:032x}", f"Orang {n}", unit, n != 9) for n, unit in
              ((1, 1), (2, 2), (3, None), (4, 2), (5, 2), (6, 2), (7, 1))]  # fmt: skip
    people.append(penugasan.Penempatan(9, f"{9:032x}", "Orang 9", 1, is_aktif=False))
    exceptions = [
        penugasan.Pengecualian(2, who(2)),
        penugasan.Pengecualian(4, who(5), who(4)),
        penugasan.Pengecualian(5, who(4)),
        penugasan.Pengecualian(6, who(9)),
    ]
    heads = [penugasan.Kepala(1, who(1), "Orang 1")]
    return list(penugasan.derive(tree, heads, people, exceptions, HARI).findings)


def shares() -> list[Finding]:
    found: list[Finding] = []
    for capaian, predikat in product(Capaian, Predikat):
        found += distribusi.check({predikat: 10}, capaian, RULES, unit="Bidang SD").findings
    return found


def exports() -> list[Finding]:
    found = check(*MOVED, data_per=date(2026, 1, 1)) + check(GOOD, replace(GOOD, uid="bb"))
    found += check(GOOD, replace(GOOD, uid="bb", penugasan=JenisPenugasan.PLT))
    return found + [f for fact in (*BLOCKING.values(), *WARNING.values()) for f in check(fact)]


def deadlines() -> list[Finding]:
    period = periode.parse("2026-TW3")
    assert period is not None
    found = periode.check_tenggat(period, date(2026, 9, 29), "PNS")
    assert found is not None
    return [found]


def superiors() -> list[Finding]:
    found = [f for fact in ATASAN.values() for f in atasan.judge(fact, RULES).findings]
    return [*found, *strict_atasan()]


@pytest.mark.parametrize(
    ("produce", "sentences"),
    [
        (numbers, nip_messages.SENTENCES),
        (lambda: [*raters(), *superiors()], penugasan_messages.SENTENCES),
        (shares, penilaian.SENTENCES),
        (exports, ekspor.SENTENCES),
        (deadlines, periode_messages.SENTENCES),
    ],
    ids=["nip", "penugasan", "distribusi", "ekspor", "periode"],
)
def test_every_code_is_produced_and_every_finding_has_its_sentence(
    produce: Callable[[], list[Finding]], sentences: Mapping[str, str]
) -> None:
    found = produce()
    assert {f.code for f in found} == set(sentences)
    for finding in found:
        text = sentence(finding.code, **finding.args)
        assert text.endswith(".")
        assert "_" not in text
        assert "Pasal" not in text


def test_what_is_stuck_names_who_can_mend_it() -> None:
    assert {f.code for f in raters()} == set(penugasan.PEMBENAH)


@pytest.mark.parametrize(
    ("golongan", "is_asn", "code", "shown"),
    [("", True, "golongan-penilai", "kosong"), ("V/z", True, "golongan-penilai", "V/z"), ("", False, "golongan-kosong", "kosong"), ("IX", True, "golongan-kosong", "IX")],
)  # fmt: skip
def test_a_rank_that_bkn_does_not_know_is_named(golongan: str, is_asn: bool, code: str, shown: str) -> None:
    [found] = check(replace(GOOD, penilai_golongan=golongan, penilai_asn=is_asn))
    assert (found.code, found.args["golongan"], found.args["penilai"]) == (
        f"ekspor.{code}",
        shown,
        "Budi Contoh",
    )
