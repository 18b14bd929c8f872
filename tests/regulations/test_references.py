from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

import kinerja_desktop.domain as domain_package
from kinerja_desktop.domain import golongan
from kinerja_desktop.domain.codes import Capaian, Predikat, Rating
from kinerja_desktop.foundation import resources
from kinerja_desktop.regulations import load, references
from kinerja_desktop.regulations.strict import RegulationError, read_csv

HARI = date(2026, 9, 30)


def enums() -> list[type[StrEnum]]:
    found: set[type[StrEnum]] = set()
    for info in pkgutil.walk_packages(domain_package.__path__, domain_package.__name__ + "."):
        for _, value in inspect.getmembers(importlib.import_module(info.name), inspect.isclass):
            if issubclass(value, StrEnum) and value.__module__ == info.name:
                found.add(value)
    return sorted(found, key=lambda e: e.__name__)


def test_every_code_has_a_screen_word_and_no_word_is_left_over() -> None:
    wanted = {(references.kind_of(e), member.value) for e in enums() for member in e}
    assert set(references.istilah_table()) == wanted
    assert len({references.kind_of(e) for e in enums()}) == len(enums())
    assert all(word.strip() == word != "" for word in references.istilah_table().values())


def test_words_are_asked_for_by_kinds_that_there_are() -> None:
    """An unknown code is shown as it is, so that a kind written wrongly would go unseen."""
    package = Path(domain_package.__file__).parent.parent
    asked = {
        kind
        for path in package.rglob("*.py")
        for kind in re.findall(r"""(?:istilah|pilihan)\(\s*["']([a-z_]+)["']""", path.read_text("utf-8"))
    }
    assert len(asked) > 10
    assert asked <= {kind for kind, _ in references.istilah_table()}


def test_screen_words_agree_with_the_rules_of_today() -> None:
    rules = load().at(HARI)
    assert {c: w.layar for c, w in rules.kata_rating.isi.items()} == {
        c: references.istilah_of(c) for c in Rating
    }
    assert {c: w.layar for c, w in rules.kata_predikat.isi.items()} == {
        c: references.istilah_of(c) for c in Predikat
    }
    assert {c: w.layar for c, w in rules.kata_capaian.isi.items()} == {
        c: references.istilah_of(c) for c in Capaian
    }


def test_istilah_of_unknown_codes_fails() -> None:
    with pytest.raises(KeyError):
        references.istilah("predikat", "lumayan")


def test_rules_and_tables_name_the_same_ids() -> None:
    codes, tables = load().at(HARI).siasn.isi, references.golongan()
    assert dict(codes.golongan) == {g: row.id for g, row in tables.items() if row.id}
    ids = {str(number) for number in codes.rating.values()}
    assert ids == {row.id for row in references.kode("hasil_dan_perilaku_kerja")}
    names = {row.id: row.nama for row in references.kode("kuadran_kinerja")}
    words = load().at(HARI).kata_predikat.isi
    assert {names[str(number)] for number in codes.kuadran.values()} == {w.formulir for w in words.values()}
    assert all(names[str(codes.kuadran[p])] == words[p].formulir for p in Predikat)
    assert set(codes.periodik.values()) == {row.id for row in references.kode("periodik")}
    assert set(codes.penugasan.values()) == {row.id for row in references.kode("jenis_penugasan")}


def test_golongan_table_is_whole() -> None:
    table = references.golongan()
    assert sum(golongan.is_pns(g) for g in table) == 17
    assert sum(golongan.is_pppk(g) for g in table) == 17
    assert (table["III/d"].id, table["III/d"].pangkat) == ("34", "Penata Tingkat I")
    assert (table["IX"].id, table["IX"].pangkat) == ("", "")


def test_every_table_of_codes_reads() -> None:
    assert all(references.kode(name) for name in references.KODE)
    with pytest.raises(ValueError, match="agama"):
        references.kode("agama")
    assert len(references.jabatan_fungsional()) == 1466


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("DIATAS EKSPEKTASI", Rating.DI_ATAS),
        ("sesuai espektasi", Rating.SESUAI),
        (" Di  Bawah ", Rating.DI_BAWAH),
        ("b", Rating.DI_BAWAH),
        ("1", None),
        ("baik", None),
        ("", None),
    ],
)
def test_written_ratings(text: str, rating: Rating | None) -> None:
    assert references.read_rating(text) is rating


def test_the_words_of_the_form_are_read() -> None:
    words = load().at(HARI).kata_rating.isi
    assert {references.read_rating(word.formulir): code for code, word in words.items()} == {
        r: r for r in Rating
    }


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("id,nama\n1,a\n1,b\n", "baris 3"),
        ("id,nama\n1\n", "baris 2"),
        ("id,nama\n,a\n", "baris 2"),
        ("id,name\n1,a\n", "baris 1"),
        ("", "baris 1"),
        ('id,nama\n1,"a\n', "isi berkas"),
    ],
)
def test_a_broken_table_fails_with_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, key: str
) -> None:
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    monkeypatch.setattr(resources, "_root", lambda: tmp_path)
    with pytest.raises(RegulationError) as broken:
        read_csv("t.csv", ("id", "nama"), unique=("id",))
    assert broken.value.args_["berkas"] == "t.csv"
    assert broken.value.args_["kunci"] == key
