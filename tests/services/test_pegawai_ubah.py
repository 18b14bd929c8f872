"""Editing people by hand: what follows, what is refused, and that looking at one person gives what looking at all would."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.foundation.errors import ConflictError, RefusedError
from kinerja_desktop.services import atasan, pegawai, penilaian, skp, unit
from kinerja_desktop.services.contoh import buat_contoh
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.periksa import periksa_data
from kinerja_desktop.storage import tables


@pytest.fixture
def contoh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Konteks]:
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-11-16T08:00:00+07:00")
    opened = buat_contoh(tmp_path / "contoh", 120, "Rina")
    yield opened
    opened.kantor.close()


def _positions(konteks: Konteks, pegawai_id: int) -> list[tuple[date, date | None, int | None, int | None]]:
    table = tables.penugasan.c
    with konteks.simpanan.read() as connection:
        rows = connection.execute(
            sa.select(table.dari, table.sampai, table.unit_id, table.penilai_pegawai_id)
            .where(table.pegawai_id == pegawai_id)
            .order_by(table.dari)
        )
        return [(row[0], row[1], row[2], row[3]) for row in rows]


def test_one_person_alone_gets_what_the_whole_tree_gives(contoh: Konteks) -> None:
    chance = random.Random(7)  # noqa: S311 - a fixed sample
    units = [node.id for node in unit.tree(contoh)]
    for row in chance.sample(pegawai.daftar(contoh), 25):
        fresh = pegawai.kartu(contoh, row.id).baris
        pegawai.ubah(contoh, row.id, {"unit_id": chance.choice(units)}, version=fresh.version)
        again = atasan.terapkan_pohon(contoh).value
        assert (again.diubah, again.pindah, again.dipecah, again.baru) == (0, 0, 0, 0), row.nama


def test_a_rater_set_for_one_person_gets_the_same_superior_as_from_the_whole_tree(contoh: Konteks) -> None:
    people = pegawai.daftar(contoh)
    for rated, rater in ((people[3], people[40]), (people[11], people[60]), (people[40], people[80])):
        atasan.set_penilai(contoh, [rated.id], Pihak(JenisPihak.PEGAWAI, rater.id))
        again = atasan.terapkan_pohon(contoh).value
        assert (again.diubah, again.pindah, again.dipecah) == (0, 0, 0), rated.nama


def test_a_sheet_pasted_into_the_search_finds_nobody(contoh: Konteks) -> None:
    row = pegawai.daftar(contoh)[0]
    assert [found.id for found in pegawai.cari(contoh, f"  {row.nip} ")] == [row.id]
    assert pegawai.cari(contoh, "baris tempel " * 2_000) == []
    assert pegawai.cari(contoh, "a" * 60_000) == []


def test_what_begins_next_month_changes_nothing_before(contoh: Konteks) -> None:
    row = next(r for r in pegawai.daftar(contoh) if not _leads(contoh, r.id))
    before = _positions(contoh, row.id)
    elsewhere = next(n.id for n in unit.tree(contoh) if n.id != row.unit_id)
    pegawai.ubah(contoh, row.id, {"unit_id": elsewhere}, version=row.version, sejak=date(2026, 12, 1))
    assert _positions(contoh, row.id) == before


def test_a_mutation_entered_late_leaves_everybody_the_rater_of_today(contoh: Konteks) -> None:
    """Looking at the past day alone gave the person the head of that day."""
    row = next(r for r in pegawai.daftar(contoh) if r.unit_id and not _leads(contoh, r.id))
    target = next(n for n in unit.tree(contoh) if n.id != row.unit_id and n.kepala_id)
    fresh = next(r for r in pegawai.daftar(contoh) if r.id != row.id and not _leads(contoh, r.id))
    atasan.set_kepala(
        contoh,
        target.id,
        Pihak(JenisPihak.PEGAWAI, fresh.id),
        jenis=JenisPenugasan.PLT,
        dari=date(2026, 11, 10),
    )
    seen = pegawai.kartu(contoh, row.id).baris
    pegawai.ubah(contoh, row.id, {"unit_id": target.id}, version=seen.version, sejak=date(2026, 10, 1))
    dari, sampai, place, rater = _positions(contoh, row.id)[-1]
    assert (dari, sampai, place, rater) == (date(2026, 10, 1), None, target.id, fresh.id)


def _leads(konteks: Konteks, pegawai_id: int) -> bool:
    head, position = tables.unit_kepala.c, tables.penugasan.c
    with konteks.simpanan.read() as connection:
        return any(
            connection.execute(sa.select(column).where(column == pegawai_id).limit(1)).first()
            for column in (head.pegawai_id, position.penilai_pegawai_id)
        )


def test_a_form_opened_before_somebody_changed_the_jabatan_is_refused(konteks: Konteks) -> None:
    sari = pegawai.tambah(konteks, {"nama": "Sari", "jabatan": "Guru"}).value
    seen = pegawai.kartu(konteks, sari).baris.version
    pegawai.ubah(konteks, sari, {"jabatan": "Guru Ahli Muda"}, version=seen)
    with pytest.raises(ConflictError):
        pegawai.ubah(konteks, sari, {"jabatan": "Guru Ahli Pertama"}, version=seen)
    assert pegawai.kartu(konteks, sari).baris.jabatan == "Guru Ahli Muda"


def test_pasted_text_goes_on_one_line(konteks: Konteks) -> None:
    made = pegawai.tambah(konteks, {"nama": " Sari\x0b Wulan\r\n", "jabatan": "Guru\r\nKelas\x00"}).value
    row = pegawai.kartu(konteks, made).baris
    assert (row.nama, row.jabatan) == ("Sari Wulan", "Guru Kelas")
    with pytest.raises(RefusedError, match="tanpa-nama"):
        pegawai.ubah(konteks, made, {"nama": "\x0b \r\n"}, version=row.version)


def test_a_number_of_somebody_else_is_refused_and_named(konteks: Konteks) -> None:
    pegawai.tambah(konteks, {"nama": "Sari", "nip": "198503302010012001"})
    budi = pegawai.tambah(konteks, {"nama": "Budi"}).value
    version = pegawai.kartu(konteks, budi).baris.version
    with pytest.raises(RefusedError) as said:
        pegawai.ubah(konteks, budi, {"nip": "198503302010012001"}, version=version)
    assert said.value.args_ == {"nomor": "198503302010012001", "nama": "Sari"}


def test_an_exception_since_a_past_day_leaves_all_others_the_rater_of_today(contoh: Konteks) -> None:
    head = next(r for r in pegawai.daftar(contoh) if _leads(contoh, r.id))
    place = next(n for n in unit.tree(contoh) if n.kepala_id and n.pegawai > 2)
    fresh = next(r for r in pegawai.daftar(contoh) if r.unit_id != place.id and not _leads(contoh, r.id))
    atasan.set_kepala(
        contoh,
        place.id,
        Pihak(JenisPihak.PEGAWAI, fresh.id),
        jenis=JenisPenugasan.PLT,
        dari=date(2026, 11, 10),
    )
    other = next(r for r in pegawai.daftar(contoh) if r.id not in (head.id, fresh.id))
    atasan.set_penilai(contoh, [head.id], Pihak(JenisPihak.PEGAWAI, other.id), per_tanggal=date(2026, 10, 1))
    again = atasan.terapkan_pohon(contoh).value
    assert (again.diubah, again.pindah, again.dipecah) == (0, 0, 0)


def test_who_comes_from_elsewhere_begins_on_the_day_that_is_given(contoh: Konteks) -> None:
    place = next(node.id for node in unit.tree(contoh) if node.pegawai and node.kepala)
    isi = {
        "nama": "Nur Hidayah",
        "nip": "198801012012012003",
        "jenis_pegawai": "pns",
        "kedudukan": "aktif",
        "golongan": "III/c",
        "jabatan": "Penelaah Teknis Kebijakan",
        "unit_id": place,
    }
    made = pegawai.tambah(contoh, isi, sejak=date(2026, 4, 1)).value
    [(dari, sampai, there, rater)] = _positions(contoh, made)
    assert (dari, sampai, there) == (date(2026, 4, 1), None, place)
    assert rater is not None
    before, here = pegawai.kartu(contoh, made).keadaan
    assert (before.kedudukan, before.unit_id, before.golongan) == ("tidak_aktif", None, "III/c")
    assert (here.dari, here.kedudukan, here.jabatan) == (
        date(2026, 4, 1),
        "aktif",
        "Penelaah Teknis Kebijakan",
    )
    assert made not in {row.pegawai_id for row in penilaian.grid(contoh, "2026-TW1").baris}
    assert made in {row.pegawai_id for row in penilaian.grid(contoh, "2026-TW2").baris}
    [plan] = [row for row in skp.daftar(contoh, 2026) if row.pegawai_id == made]
    assert (plan.dari, plan.sampai) == (date(2026, 4, 1), date(2026, 12, 31))
    assert periksa_data(contoh).is_utuh


def test_who_comes_next_month_is_nobodys_yet(contoh: Konteks, monkeypatch: pytest.MonkeyPatch) -> None:
    place = next(node.id for node in unit.tree(contoh) if node.pegawai and node.kepala)
    isi = {"nama": "Nur Hidayah", "nip": "198801012012012003", "kedudukan": "aktif", "unit_id": place}
    made = pegawai.tambah(contoh, isi, sejak=date(2026, 12, 1)).value
    assert _positions(contoh, made) == []
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-12-02T08:00:00+07:00")
    atasan.terapkan_pohon(contoh)
    assert [row[0] for row in _positions(contoh, made)] == [date(2026, 12, 1)]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("nip", "19870312+ 2010 ;"),
        ("nip", "lihat Excel, baris 7"),
        ("nip", "1" * 33),
        ("pns_id", "A8ACA7;=2"),
        ("pns_id", "f" * 65),
    ],
)
def test_what_is_no_number_is_refused_with_a_sentence(contoh: Konteks, field: str, text: str) -> None:
    row = pegawai.daftar(contoh)[0]
    with pytest.raises(RefusedError) as refused:
        pegawai.ubah(contoh, row.id, {field: text}, version=row.version)
    assert refused.value.code == "pegawai.bukan-nomor"
    with pytest.raises(RefusedError):
        pegawai.tambah(contoh, {"nama": "Sri Wening", field: text})
    assert pegawai.kartu(contoh, row.id).baris.nip == row.nip


def test_a_number_pasted_with_its_label_is_stored_bare(contoh: Konteks) -> None:
    row = pegawai.daftar(contoh)[0]
    pegawai.ubah(contoh, row.id, {"nip": "NIP. 19790405 200312 2 007"}, version=row.version)
    assert pegawai.kartu(contoh, row.id).baris.nip == "197904052003122007"


@pytest.mark.parametrize("hari", [None, date(2020, 1, 1)])
def test_the_counts_follow_an_open_rating_to_the_unit_of_a_new_rater(
    contoh: Konteks, hari: date | None
) -> None:
    """Who was rated and locked keeps that stretch; what is still open goes to the one of the other unit."""
    for number in (3, 33):
        row = pegawai.daftar(contoh)[number]
        elsewhere = [node.id for node in unit.tree(contoh) if node.id != row.unit_id][5]
        pegawai.ubah(contoh, row.id, {"unit_id": elsewhere}, version=row.version, sejak=hari)
        assert len({there for _, _, there, _ in _positions(contoh, row.id)}) == 2
    assert periksa_data(contoh).is_utuh


@pytest.mark.parametrize("hari", [date(1900, 1, 1), date(1800, 5, 5)])
def test_nothing_begins_before_the_first_day_there_is(contoh: Konteks, hari: date) -> None:
    place, other = [node.id for node in unit.tree(contoh) if node.pegawai and node.kepala][:2]
    isi = {"nama": "Nur Hidayah", "nip": "198801012012012003", "kedudukan": "aktif", "unit_id": place}
    made = pegawai.tambah(contoh, isi, sejak=hari).value
    [always] = pegawai.kartu(contoh, made).keadaan
    assert (always.dari, always.kedudukan, always.unit_id) == (date(1900, 1, 1), "aktif", place)
    pegawai.ubah(
        contoh, made, {"unit_id": other}, version=pegawai.kartu(contoh, made).baris.version, sejak=hari
    )
    [always] = pegawai.kartu(contoh, made).keadaan
    assert (always.dari, always.unit_id) == (date(1900, 1, 1), other)
    assert periksa_data(contoh).is_utuh
