from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.domain.codes import Capaian, JenisPeriode, Predikat, Rating
from kinerja_desktop.domain.penilaian import rating_from_capaian
from kinerja_desktop.domain.perilaku import butir
from kinerja_desktop.domain.periode import of_year, parse
from kinerja_desktop.domain.regulation import Citation, Mutu, Sumber
from kinerja_desktop.foundation import resources
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.regulations import load
from kinerja_desktop.regulations.content import RULES
from kinerja_desktop.regulations.loader import FOLDER, load_from
from kinerja_desktop.regulations.strict import RegulationError

HARI = date(2026, 9, 30)


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the packaged rules that a test may break."""
    folder = tmp_path / FOLDER
    shutil.copytree(resources.path(FOLDER), folder)
    monkeypatch.setattr(resources, "_root", lambda: tmp_path)
    return folder


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_value_cites_a_registered_source() -> None:
    rules = load()
    assert set(rules.aturan) == set(RULES)
    for values in rules.aturan.values():
        for value in values:
            assert value.kutipan.sumber.kunci in rules.sumber
            assert value.kutipan.judul
            assert value.kutipan.sumber.dilihat


def test_what_is_our_own_choice_says_so() -> None:
    for values in load().aturan.values():
        for value in values:
            own = value.kutipan.sumber.kunci == "rancangan-aplikasi"
            assert own == (value.kutipan.mutu is Mutu.RANCANGAN)


def test_snapshot_is_made_once_per_day_and_has_all_rules() -> None:
    rules = load().at(HARI)
    assert rules is load().at(HARI)
    assert len(rules.kutipan()) == len(RULES)


def test_distribution_guide_begins_with_the_circular() -> None:
    assert load().at(date(2023, 1, 30)).distribusi is None
    assert load().at(date(2023, 1, 31)).distribusi is not None


def test_before_the_regulation_there_is_no_snapshot() -> None:
    assert load().at(date(2022, 2, 3)).rezim == "permenpanrb-6-2022"
    with pytest.raises(RefusedError) as refused:
        load().at(date(2022, 2, 2))
    assert refused.value.code == "peraturan.belum-berlaku"
    assert "02-02-2022" in sentence(refused.value.code, **refused.value.args_)


def test_words_on_screen_and_on_forms() -> None:
    rules = load().at(HARI)
    assert rules.kata_rating.isi[Rating.DI_ATAS].layar == "Di Atas"
    assert rules.kata_rating.isi[Rating.DI_BAWAH].formulir == "DIBAWAH EKSPEKTASI"
    assert rules.urutan_predikat.isi[0] is Predikat.SANGAT_BAIK
    assert rules.kata_ekinerja.isi["predikat"]["belum"] == "-"


def test_seven_values_of_behaviour_with_three_guides_each() -> None:
    values = butir(load().at(HARI))
    assert [v.nomor for v in values] == [1, 2, 3, 4, 5, 6, 7]
    assert values[0].kunci == "berorientasi_pelayanan"
    assert all(len(v.panduan) == 3 for v in values)


def test_leader_rating_is_proposed_with_its_doubt() -> None:
    proposed = rating_from_capaian(Capaian.ISTIMEWA, load().at(HARI))
    assert proposed.rating is Rating.DI_ATAS
    assert proposed.trace.kutipan[0].mutu is Mutu.RANCANGAN
    assert rating_from_capaian(Capaian.KURANG, load().at(HARI)).rating is Rating.DI_BAWAH


def test_default_deadlines_lie_after_their_period() -> None:
    tenggat = load().at(HARI).tenggat.isi
    for jenis in JenisPeriode:
        for period in of_year(2026, jenis):
            assert tenggat.penilaian(period) > period.akhir
    year = parse("2026")
    assert year
    assert tenggat.penilaian(year) == date(2027, 1, 31)


def test_objection_limit() -> None:
    assert (load().at(HARI).keberatan.isi.hari, load().at(HARI).keberatan.isi.jenis_hari) == (14, "kalender")


@pytest.mark.parametrize(
    ("mutu", "text"),
    [(Mutu.TEKS, "X, Pasal 9"), (Mutu.RESMI, "X, Pasal 9"), (Mutu.SEKUNDER, "X"), (Mutu.INGATAN, "X")],
)
def test_an_article_is_only_shown_where_it_was_seen(mutu: Mutu, text: str) -> None:
    source = Sumber("x", "PP", "1", 2020, "X", "y", None, "z", HARI)
    assert Citation("a", "b", source, mutu, HARI, "Pasal 9").text == text
    unseen = Citation("a", "b", source, mutu, HARI)
    assert (unseen.text, unseen.pasal, unseen.catatan) == ("X", "", "")
    assert (source.mengubah, source.mencabut) == ((), ())


@pytest.mark.parametrize(
    ("name", "old", "new", "key"),
    [
        ("predikat_kuadran", 'sesuai = "baik", di_bawah', "di_bawah", "nilai[0].isi.di_atas"),
        ("predikat_kuadran", '"kurang" }', '"lumayan" }', "nilai[0].isi.di_atas.di_bawah"),
        ("predikat_kuadran", 'pasal = ""', 'pasal = ""\nayat = "1"', "nilai[0].ayat"),
        ("predikat_kuadran", "berlaku = 2022-02-03", 'berlaku = "2022-02-03"', "nilai[0].berlaku"),
        ("predikat_kuadran", "berlaku = 2022-02-03", "berlaku = 2022-02-30", "isi berkas"),
        ("predikat_kuadran", "berlaku = 2022-02-03", "berlaku = 2022-02-03T00:00:00", "nilai[0].berlaku"),
        ("predikat_kuadran", 'mutu = "praktik"', 'mutu = "yakin"', "nilai[0].mutu"),
        ("predikat_kuadran", '"permenpanrb-6-2022"', '"permenpanrb-9-2099"', "nilai[0].sumber"),
        ("predikat_kuadran", 'mutu = "praktik"', 'mutu = "praktik"\nmutu = "teks"', "isi berkas"),
        ("predikat_urutan", '"predikat.urutan"', '"predikat.kuadran"', "key"),
        ("predikat_kuadran", '"predikat.kuadran"', '"predikat.baru"', "key"),
        ("predikat_urutan", '"sangat_baik", ', "", "nilai[0].isi.urutan"),
        ("predikat_urutan", '"kurang", ', '"kurang", "kurang", ', "nilai[0].isi.urutan"),
        ("distribusi_panduan", "persen = 70", "persen = 170", "nilai[0].isi.istimewa[1].persen"),
        ("distribusi_panduan", ", persen = 70", "", "nilai[0].isi.istimewa[1].persen"),
        ("distribusi_panduan", "persen = 70", "persen = true", "nilai[0].isi.istimewa[1].persen"),
        ("keberatan_batas", '"kalender"', '"bursa"', "nilai[0].isi.jenis_hari"),
        ("keberatan_batas", "hari = 14", "hari = 14.5", "nilai[0].isi.hari"),
        ("siasn_kode", "di_atas = 1", "di_atas = true", "nilai[0].isi.rating.di_atas"),
        ("sources", 'mencabut = ["permenpanrb-8-2021"]', 'mencabut = ["uu-1"]', "permenpanrb-6-2022"),
        ("sources", 'nomor = "6"', "nomor = 6", "permenpanrb-6-2022.nomor"),
    ],
)
def test_a_mistake_fails_with_file_and_key(copy: Path, name: str, old: str, new: str, key: str) -> None:
    change(copy / f"{name}.toml", old, new)
    with pytest.raises(RegulationError) as broken:
        load_from(FOLDER)
    said = broken.value.args_
    assert broken.value.code == "peraturan.rusak"
    assert said["kunci"] == key
    assert str(said["berkas"]).endswith(".toml")
    assert key in sentence(broken.value.code, **said)


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("predikat_urutan", '"predikat.urutan"', '"predikat.kuadran"', "aturan predikat.kuadran ganda"),
        ("predikat_kuadran", '"predikat.kuadran"', '"predikat.baru"', "aturan predikat.baru tidak dikenal"),
        ("predikat_kuadran", '"permenpanrb-6-2022"', '"uu-1"', "uu-1 tidak terdaftar di sources.toml"),
        (
            "sources",
            'mencabut = ["permenpanrb-8-2021"]',
            'mencabut = ["uu-1"]',
            "sumber uu-1 tidak terdaftar",
        ),
        ("keberatan_batas", "judul =", "lain = 1\njudul =", "tidak dikenal"),
        ("keberatan_batas", "hari = 14", "hari = 14, lain = 1", "tidak dikenal"),
    ],
)
def test_a_mistake_between_rules_says_what_it_is(
    copy: Path, name: str, old: str, new: str, reason: str
) -> None:
    change(copy / f"{name}.toml", old, new)
    with pytest.raises(RegulationError) as broken:
        load_from(FOLDER)
    assert broken.value.args_["sebab"] == reason


def test_a_missing_rule_is_named(copy: Path) -> None:
    (copy / "penilai_syarat.toml").unlink()
    with pytest.raises(RegulationError) as broken:
        load_from(FOLDER)
    assert broken.value.args_ == {"berkas": FOLDER, "kunci": "penilai.syarat", "sebab": "aturan tidak ada"}


def test_values_follow_each_other_end_and_may_be_planned(copy: Path) -> None:
    more = """
[[nilai]]
berlaku = 2027-01-01
sumber = "pp-30-2019"
mutu = "ingatan"
isi = { hari = 10, jenis_hari = "kerja" }

[[nilai]]
berlaku = 2028-01-01
status = "direncanakan"
sumber = "pp-30-2019"
mutu = "ingatan"
isi = { hari = 5, jenis_hari = "kerja" }

[[nilai]]
berlaku = 2029-01-01
berakhir = true
sumber = "pp-30-2019"
mutu = "ingatan"
"""
    path = copy / "keberatan_batas.toml"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    rules = load_from(FOLDER)
    assert rules.at(date(2026, 12, 31)).keberatan.isi.hari == 14
    assert rules.at(date(2027, 1, 1)).keberatan.isi.hari == 10
    assert rules.at(date(2028, 6, 1)).keberatan.isi.hari == 10
    with pytest.raises(RefusedError):
        rules.at(date(2029, 1, 1))


def test_two_values_of_one_day_fail(copy: Path) -> None:
    path = copy / "keberatan_batas.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + text[text.index("[[nilai]]") :], encoding="utf-8")
    with pytest.raises(RegulationError) as broken:
        load_from(FOLDER)
    assert broken.value.args_["sebab"] == "dua nilai mulai berlaku pada hari yang sama"


def test_a_rule_without_any_value_fails_with_its_key(copy: Path) -> None:
    (copy / "keberatan_batas.toml").write_text(
        'key = "keberatan.batas"\njudul = "Batas"\nnilai = []\n', "utf-8"
    )
    with pytest.raises(RegulationError) as broken:
        load_from(FOLDER)
    assert (
        broken.value.args_["kunci"],
        str(broken.value.args_["berkas"]).endswith("keberatan_batas.toml"),
    ) == ("nilai", True)
