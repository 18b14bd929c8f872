"""The unit tree: shown with people and heads, moved, merged, ended; letterheads inherited."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kinerja_desktop.domain.penugasan import Pihak
from kinerja_desktop.foundation.errors import ConflictError, RefusedError
from kinerja_desktop.services import atasan, kop, penguncian, penilaian, skp, unit
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage import tables
from kinerja_desktop.storage.commands import ringkasan

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def simpul(konteks: Konteks, nama: str) -> unit.UnitSimpul:
    return next(u for u in unit.tree(konteks) if u.nama == nama)


def test_tree_counts_people_below_and_names_heads(konteks: Konteks, dinas: Any) -> None:
    atasan.set_kepala(konteks, dinas.unit["Bidang SD"], dinas.pihak("Citra Dewanti"))
    shown = unit.tree(konteks)
    assert [(u.nama, u.kedalaman, u.pegawai, u.pegawai_semua) for u in shown] == [
        ("Dinas Pendidikan", 0, 1, 7),
        ("Bidang SD", 1, 2, 4),
        ("SD Negeri 1 Contoh", 2, 2, 2),
        ("Sekretariat", 1, 2, 2),
    ]
    assert simpul(konteks, "Bidang SD").kepala == "Citra Dewanti"
    assert simpul(konteks, "SD Negeri 1 Contoh").jalur == (
        "Dinas Pendidikan",
        "Bidang SD",
        "SD Negeri 1 Contoh",
    )


def test_move_below_itself_is_refused(konteks: Konteks, dinas: Any) -> None:
    bidang = simpul(konteks, "Bidang SD")
    with pytest.raises(RefusedError) as caught:
        unit.move(konteks, bidang.id, dinas.unit["SD Negeri 1 Contoh"], version=bidang.version)
    assert caught.value.code == "unit.melingkar"
    moved = unit.move(
        konteks,
        dinas.unit["SD Negeri 1 Contoh"],
        dinas.unit["Sekretariat"],
        version=simpul(konteks, "SD Negeri 1 Contoh").version,
    )
    assert moved.changes.touches("unit")
    assert simpul(konteks, "Sekretariat").pegawai_semua == 4


def test_move_lets_raters_follow(konteks: Konteks, dinas: Any) -> None:
    for nama, kepala in (("Bidang SD", "Citra Dewanti"), ("Sekretariat", "Sekar Lestari")):
        atasan.set_kepala(konteks, dinas.unit[nama], dinas.pihak(kepala))
    assert rater(konteks, dinas, "Hesti Ayuningrum") == dinas.pihak("Citra Dewanti")
    school = simpul(konteks, "SD Negeri 1 Contoh")
    unit.move(konteks, school.id, dinas.unit["Sekretariat"], version=school.version)
    assert rater(konteks, dinas, "Hesti Ayuningrum") == dinas.pihak("Sekar Lestari")


@pytest.mark.parametrize("is_merged", [False, True])
def test_neither_move_nor_merge_splits_the_year_of_anybody(
    konteks: Konteks, dinas: Any, is_merged: bool
) -> None:
    """As the dialogs say: what was locked keeps its rater, all else has the new one, one row a person."""
    for nama, kepala in (("Bidang SD", "Citra Dewanti"), ("Sekretariat", "Sekar Lestari")):
        atasan.set_kepala(konteks, dinas.unit[nama], dinas.pihak(kepala))
    hesti, citra, sekar = (dinas.orang[one] for one in ("Hesti Ayuningrum", "Citra Dewanti", "Sekar Lestari"))
    row = next(one for one in penilaian.grid(konteks, "2026-TW3").baris if one.pegawai_id == hesti)
    edits = [
        penilaian.CellEdit(row.penugasan_id, row.version, name, "S") for name in ("hasil_kerja", "perilaku")
    ]
    penilaian.save_cells(konteks, "2026-TW3", edits)
    penguncian.kunci(konteks, "2026-TW3")
    school = simpul(konteks, "SD Negeri 1 Contoh")
    if is_merged:
        unit.merge(konteks, school.id, dinas.unit["Sekretariat"], version=school.version)
    else:
        unit.move(konteks, school.id, dinas.unit["Sekretariat"], version=school.version)
    for periode, rated_by in (("2026-TW3", citra), ("2026-TW4", sekar), ("2026", sekar)):
        own = [one for one in penilaian.grid(konteks, periode).baris if one.pegawai_id == hesti]
        assert [one.penilai.id for one in own if one.penilai is not None] == [rated_by]
    assert [one.pegawai_id for one in skp.daftar(konteks, 2026)].count(hesti) == 1


def rater(konteks: Konteks, dinas: Any, nama: str) -> Pihak | None:
    from kinerja_desktop.services import atasan_daftar

    rows = atasan_daftar.daftar(konteks).baris
    return next(r.penilai for r in rows if r.pegawai_id == dinas.orang[nama])


def test_rename_with_an_old_version_is_a_conflict(konteks: Konteks, dinas: Any) -> None:
    seen = simpul(konteks, "Sekretariat")
    unit.rename(konteks, seen.id, "Sekretariat Dinas", version=seen.version)
    with pytest.raises(ConflictError):
        unit.rename(konteks, seen.id, "Sekretariat X", version=seen.version)
    with pytest.raises(RefusedError):
        unit.rename(konteks, seen.id, "  ", version=seen.version + 1)


def test_merge_takes_people_heads_children_and_numbers_over(konteks: Konteks, dinas: Any) -> None:
    dinas.add_unit("SDN 1 Contoh", "Bidang SD")
    dinas.add_unit("Perpustakaan", "SDN 1 Contoh")
    dinas.add_orang("Kirana Maheswari", "SDN 1 Contoh", "Guru Ahli Muda")
    old = dinas.unit["SDN 1 Contoh"]
    unit.set_identitas(konteks, old, unor_id="A1", npsn="20100001")
    atasan.set_kepala(konteks, old, dinas.pihak("Kirana Maheswari"))
    seen = simpul(konteks, "SDN 1 Contoh")
    unit.merge(konteks, old, dinas.unit["SD Negeri 1 Contoh"], version=seen.version)
    shown = {u.nama: u for u in unit.tree(konteks)}
    assert "SDN 1 Contoh" not in shown
    kept = shown["SD Negeri 1 Contoh"]
    assert (kept.pegawai, kept.kepala, kept.npsn) == (3, "Kirana Maheswari", "20100001")
    assert shown["Perpustakaan"].induk_id == kept.id
    with konteks.simpanan.read() as connection:
        alias = connection.execute(tables.uid_alias.select()).one()
        assert (alias.uid_lama, alias.uid) == (seen.uid, kept.uid)
        assert ringkasan.live(connection) == ringkasan.stored(connection)
    with konteks.simpanan.write(konteks.author) as transaction:
        path = ("dinas pendidikan", "Bidang SD", "SDN 1  Contoh")
        found = unit.find_or_create(transaction, [path])
        assert found.of(path) == kept.id
        assert found.baru == ()


def test_find_or_create_makes_each_level_once(konteks: Konteks, dinas: Any) -> None:
    paths = [
        ("Dinas Pendidikan", "Bidang SMP", "SMP Negeri 1"),
        ("DINAS PENDIDIKAN", "Bidang SMP", "SMP Negeri 2"),
        (),
    ]
    with konteks.simpanan.write(konteks.author) as transaction:
        found = unit.find_or_create(transaction, paths)
    assert found.of(paths[2]) is None
    assert found.of(paths[0]) != found.of(paths[1])
    assert len(found.baru) == 3
    assert simpul(konteks, "SMP Negeri 2").jalur == ("Dinas Pendidikan", "Bidang SMP", "SMP Negeri 2")
    with konteks.simpanan.write(konteks.author) as transaction:
        assert unit.find_or_create(transaction, paths).baru == ()


def test_unit_with_people_does_not_end(konteks: Konteks, dinas: Any) -> None:
    seen = simpul(konteks, "Bidang SD")
    with pytest.raises(RefusedError) as caught:
        unit.end(konteks, seen.id, date(2026, 11, 1), version=seen.version)
    assert caught.value.args_ == {"unit": "Bidang SD", "pegawai": 2, "anak": 1}
    empty = unit.add(konteks, "Unit Kosong", dinas.unit["Bidang SD"]).value
    unit.end(konteks, empty, date(2026, 11, 1), version=1)
    assert "Unit Kosong" not in {u.nama for u in unit.tree(konteks)}


def test_order_of_siblings_is_kept(konteks: Konteks, dinas: Any) -> None:
    unit.reorder(konteks, [dinas.unit["Sekretariat"], dinas.unit["Bidang SD"]])
    assert [u.nama for u in unit.tree(konteks) if u.kedalaman == 1] == ["Sekretariat", "Bidang SD"]
    unit.add(konteks, "Bidang PAUD", dinas.unit["Dinas Pendidikan"])
    assert [u.nama for u in unit.tree(konteks) if u.kedalaman == 1][-1] == "Bidang PAUD"


def test_letterhead_is_inherited_field_by_field(konteks: Konteks, dinas: Any) -> None:
    top, school = dinas.unit["Dinas Pendidikan"], dinas.unit["SD Negeri 1 Contoh"]
    assert kop.kop_of(konteks, school).baris == ("Dinas Contoh",)
    kop.save_kop(
        konteks,
        top,
        version=1,
        baris="PEMERINTAH KABUPATEN CONTOH\nDINAS PENDIDIKAN",
        alamat="Jalan Merdeka 1",
        tempat="",
    )
    kop.save_gambar(konteks, top, PNG, version=2)
    kop.save_kop(konteks, school, version=1, baris="SD NEGERI 1 CONTOH\n\n", alamat="", tempat="Desa Contoh")
    found = kop.kop_of(konteks, school)
    assert found == kop.Kop(("SD NEGERI 1 CONTOH",), ("Jalan Merdeka 1",), PNG, "png", "Desa Contoh")
    assert kop.kop_of(konteks, top).tempat == "Kota Contoh"
    own = kop.own_kop(konteks, school)
    assert (own.alamat, own.punya_gambar) == ((), False)
    with pytest.raises(RefusedError) as caught:
        kop.save_gambar(konteks, school, b"GIF89a", version=own.version)
    assert caught.value.code == "kop.bukan-gambar"


def test_npsn_must_have_eight_signs(konteks: Konteks, dinas: Any) -> None:
    with pytest.raises(RefusedError) as caught:
        unit.set_identitas(konteks, dinas.unit["SD Negeri 1 Contoh"], unor_id="", npsn="123")
    assert caught.value.code == "unit.npsn"


def test_several_units_move_or_none(konteks: Konteks, dinas: Any) -> None:
    both = [simpul(konteks, nama) for nama in ("Sekretariat", "SD Negeri 1 Contoh")]
    versions = {one.id: one.version for one in both}
    with pytest.raises(RefusedError) as caught:
        unit.move_all(konteks, versions, dinas.unit["SD Negeri 1 Contoh"])
    assert caught.value.code == "unit.melingkar"
    assert [simpul(konteks, one.nama).induk_id for one in both] == [one.induk_id for one in both]
    unit.move_all(konteks, versions, None)
    assert [simpul(konteks, one.nama).induk_id for one in both] == [None, None]
    unit.move_back(konteks, {one.id: one.induk_id for one in both})
    assert [simpul(konteks, one.nama).induk_id for one in both] == [one.induk_id for one in both]


def test_a_move_is_not_taken_back_into_a_circle(konteks: Konteks, dinas: Any) -> None:
    school = simpul(konteks, "SD Negeri 1 Contoh")
    assert school.induk_id is not None
    unit.move(konteks, school.id, None, version=school.version)
    above = next(one for one in unit.tree(konteks) if one.id == school.induk_id)
    unit.move(konteks, above.id, school.id, version=above.version)
    with pytest.raises(RefusedError) as caught:
        unit.move_back(konteks, {school.id: school.induk_id})
    assert caught.value.code == "unit.melingkar"
