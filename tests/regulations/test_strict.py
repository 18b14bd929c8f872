"""Tables of rules are read without mercy: what is wrong is named by file, key and reason."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import pytest

from kinerja_desktop.foundation import resources
from kinerja_desktop.regulations.content import RULES
from kinerja_desktop.regulations.strict import RegulationError, Table, read_csv


class Warna(StrEnum):
    MERAH = "merah"
    BIRU = "biru"


def table(**data: object) -> Table:
    return Table("aturan.toml", "nilai[0]", data)


def said(call: Callable[[], object]) -> tuple[object, object]:
    """Return the key and the reason that a failing call names."""
    with pytest.raises(RegulationError) as broken:
        call()
    assert (broken.value.code, broken.value.kind) == ("peraturan.rusak", "peraturan")
    assert broken.value.args_["berkas"] == "aturan.toml"
    return broken.value.args_["kunci"], broken.value.args_["sebab"]


FAULTS: dict[str, tuple[Callable[[], object], str, str]] = {
    "missing": (lambda: table().take("hari", int), "nilai[0].hari", "tidak ada"),
    "missing at the top": (lambda: Table("aturan.toml", "", {}).take("hari", int), "hari", "tidak ada"),
    "wrong kind": (lambda: table(hari="1").take("hari", int), "nilai[0].hari", "bukan int"),
    "truth for a number": (lambda: table(hari=True).take("hari", int), "nilai[0].hari", "bukan int"),
    "wrong kind of what may be missing": (lambda: table(hari="1").maybe("hari", int, 3), "nilai[0].hari", "bukan int"),
    "no table": (lambda: table(isi=1).table("isi"), "nilai[0].isi", "bukan dict"),
    "no list": (lambda: table(isi={}).tables("isi"), "nilai[0].isi", "bukan list"),
    "list of other things": (lambda: table(isi=[{}, 1]).tables("isi"), "nilai[0].isi[1]", "bukan tabel"),
    "texts missing": (lambda: table().texts("kata"), "nilai[0].kata", "tidak ada"),
    "texts of other things": (lambda: table(kata=["a", 1]).texts("kata"), "nilai[0].kata", "bukan daftar teks"),
    "unknown code": (lambda: table(warna="ungu").code("warna", Warna), "nilai[0].warna", "kode ungu tidak dikenal"),
    "unknown code of several": (lambda: table(warna=["biru", "ungu"]).codes("warna", Warna), "nilai[0].warna", "kode ungu tidak dikenal"),
    "code twice": (lambda: table(warna=["biru", "biru"]).codes("warna", Warna), "nilai[0].warna", "kode ganda"),
    "key no code": (lambda: table(merah=1, ungu=2).mapping(Warna, int), "nilai[0].ungu", "kode ungu tidak dikenal"),
    "code without value": (lambda: table(biru=1).mapping(Warna, int), "nilai[0]", "tidak ada merah"),
    "nobody reads it": (lambda: table(hari=1, jam=2).done(), "nilai[0].hari", "tidak dikenal"),
}  # fmt: skip


@pytest.mark.parametrize("case", FAULTS)
def test_what_is_wrong_is_named(case: str) -> None:
    call, key, reason = FAULTS[case]
    assert said(call) == (key, reason)


def test_what_is_right_is_given() -> None:
    whole = table(hari=14, isi={"a": 1}, nilai=[{"b": 2}], kata=["x"], warna="biru", semua=["merah", "biru"])
    assert (whole.take("hari", int), whole.maybe("hari", int, 3), whole.maybe("jam", int, 3)) == (14, 14, 3)
    inner, [entry] = whole.table("isi"), whole.tables("nilai")
    assert (inner.kunci, inner.take("a", int), entry.kunci, entry.take("b", int)) == (
        "nilai[0].isi",
        1,
        "nilai[0].nilai[0]",
        2,
    )
    assert (whole.texts("kata"), whole.texts("tiada", is_required=False)) == (("x",), ())
    assert (whole.code("warna", Warna), whole.codes("semua", Warna)) == (
        Warna.BIRU,
        (Warna.MERAH, Warna.BIRU),
    )
    for one in (whole, inner, entry):
        one.done()
    assert table(biru=1).mapping(Warna, int, is_complete=False) == {Warna.BIRU: 1}


CONTENT_FAULTS: dict[str, tuple[str, dict[str, object], str, str]] = {
    "words that nobody reads": ("rating.kata", {"di_atas": {"layar": "a", "formulir": "b", "lain": "c"}}, "isi.di_atas.lain", "tidak dikenal"),
    "order not whole": ("predikat.urutan", {"urutan": ["baik"]}, "isi.urutan", "tidak lengkap"),
    "days of the exchange": ("keberatan.batas", {"hari": 14, "jenis_hari": "bursa"}, "isi.jenis_hari", "harus kalender atau kerja"),
    "behaviour that nobody reads": ("perilaku.berakhlak", {"nilai_dasar": [{"nama": "a", "panduan": [], "lain": 1}]}, "isi.nilai_dasar[0].lain", "tidak dikenal"),
    "share below nothing": ("distribusi.panduan", {"istimewa": [{"jenis": "paling_banyak", "predikat": ["baik"], "persen": -1}]}, "isi.istimewa[0].persen", "di luar 0 sampai 100"),
    "share above all": ("distribusi.panduan", {"istimewa": [{"jenis": "paling_sedikit", "predikat": ["baik"], "persen": Decimal("100.1")}]}, "isi.istimewa[0].persen", "di luar 0 sampai 100"),
    "guide that nobody reads": ("distribusi.panduan", {"istimewa": [{"jenis": "paling_banyak", "predikat": ["baik"], "persen": 100, "x": 1}]}, "isi.istimewa[0].x", "tidak dikenal"),
}  # fmt: skip


@pytest.mark.parametrize("case", CONTENT_FAULTS)
def test_what_is_wrong_in_a_rule_is_named(case: str) -> None:
    key, content, where, reason = CONTENT_FAULTS[case]
    assert said(lambda: RULES[key][1](Table("aturan.toml", "isi", content))) == (where, reason)


CSV_FAULTS: dict[str, tuple[str, str, str]] = {
    "empty": ("", "baris 1", "judul kolom harus id,nama"),
    "another head": ("nama,id\n", "baris 1", "judul kolom harus id,nama"),
    "too many cells": ("id,nama\n1,a\n2,b,c\n", "baris 3", "3 sel, seharusnya 2"),
    "empty key": ("id,nama\n1,a\n2,\n", "baris 3", "id dan nama kosong"),
    "key twice": ("id,nama\n1,a\n1,b\n1,a\n", "baris 4", "1/a ganda"),
}  # fmt: skip


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(resources, "_root", lambda: tmp_path)
    return tmp_path / "aturan.toml"


@pytest.mark.parametrize("case", CSV_FAULTS)
def test_what_is_wrong_in_a_table_of_references_is_named(packaged: Path, case: str) -> None:
    text, where, reason = CSV_FAULTS[case]
    packaged.write_text(text, encoding="utf-8")
    assert said(lambda: read_csv(packaged.name, ("id", "nama"), unique=("id", "nama"))) == (where, reason)


def test_files_that_are_none(packaged: Path) -> None:
    packaged.write_bytes(b"\xff")
    assert said(lambda: Table.of_file(packaged.name))[0] == "isi berkas"
    assert said(lambda: read_csv(packaged.name, ("id",), unique=("id",)))[0] == "isi berkas"
    packaged.write_text('id\n"1\n', encoding="utf-8")
    assert said(lambda: read_csv(packaged.name, ("id",), unique=("id",)))[0] == "isi berkas"


def test_a_table_of_references_is_read(packaged: Path) -> None:
    packaged.write_text("id,nama\n1,a\n1,b\n", encoding="utf-8")
    rows = read_csv(packaged.name, ("id", "nama"), unique=("id", "nama"))
    assert rows == [{"id": "1", "nama": "a"}, {"id": "1", "nama": "b"}]
