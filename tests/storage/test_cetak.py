"""Sheets that were printed: queries and commands mean the same on both engines."""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal
from typing import Any

from kinerja_desktop.domain.cakupan import SEMUA, Cakupan
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.ids import new_uid
from kinerja_desktop.storage import office, tables
from kinerja_desktop.storage.commands import cetak as commands
from kinerja_desktop.storage.queries import cetak as queries
from kinerja_desktop.storage.unit_of_work import Author

KODE, JENIS = "2026-TW3", "dokumen-evaluasi"


def fill(simpanan: office.OfficeStorage, author: Author) -> dict[str, int]:
    """A unit with its own last head, a Plt, and one locked rating."""
    with simpanan.write(author) as t:
        t.connection.execute(
            tables.periode.insert().values(
                kode=KODE, tahun=2026, jenis="triwulan", awal=date(2026, 7, 1), akhir=date(2026, 9, 30)
            )
        )
        unit = t.insert(tables.unit, {"nama": "Kecamatan", "nama_urut": "kecamatan", "dari": tables.AWAL})
        people = t.insert_many(
            tables.pegawai,
            [
                {"nama": n, "nama_urut": n, "nama_cari": n, "nip": f"19800101200501100{k}"}
                for k, n in enumerate("abc")
            ],
        )
        first = {"jabatan": "Pengelola", "golongan": "III/a", "unit_id": unit}
        t.insert_many(
            tables.pegawai_keadaan,
            [{"pegawai_id": id_, "dari": tables.AWAL, **first} for id_ in people]
            + [{"pegawai_id": people[1], "dari": date(2020, 1, 1), **first, "jabatan": "Camat Contoh"}]
            + [{"pegawai_id": people[1], "dari": date(2026, 8, 1), **first, "jabatan": "Staf Ahli"}]
            + [{"pegawai_id": people[0], "dari": date(2026, 10, 1), **first, "golongan": "III/b"}],
        )
        t.insert_many(
            tables.unit_kepala,
            [
                {
                    "unit_id": unit,
                    "pegawai_id": people[1],
                    "dari": date(2020, 1, 1),
                    "sampai": date(2026, 7, 31),
                },
                {"unit_id": unit, "pegawai_id": people[2], "jenis": "plt", "dari": date(2026, 8, 1)},
            ],
        )
        luar = t.insert(
            tables.penilai_luar, {"nama": "Sekda", "nama_urut": "sekda", "jabatan": "Sekretaris Daerah"}
        )
        post = t.insert(tables.penugasan, {"pegawai_id": people[0], "unit_id": unit, "dari": tables.AWAL})
        rated = t.insert(
            tables.penilaian,
            {"penugasan_id": post, "periode_kode": KODE, "rezim": "r", "status": "terkunci", "beku": "{}"},
        )
        t.connection.execute(
            tables.nilai_tangan.insert().values(
                pegawai_id=people[0], kolom="jabatan", sejak=t.now, nilai_siasn="Pengadministrasi"
            )
        )
    return {"unit": unit, "orang": people[0], "plt": people[2], "luar": luar, "post": post, "nilai": rated}


def sheet(rated: int, kode: str = "2345-6789", sidik: str = "a" * 64) -> commands.Lembar:
    return commands.Lembar(rated, JENIS, kode, sidik, new_uid(), "Contoh", date(2026, 10, 5))


def test_people_stand_as_on_the_day(simpanan: office.OfficeStorage, author: Author) -> None:
    ids = fill(simpanan, author)
    with simpanan.read() as connection:
        uids = queries.uids(connection, [ids["orang"]], [ids["luar"]])
        own, outside = uids[True, ids["orang"]], uids[False, ids["luar"]]
        before = queries.people_on(connection, date(2026, 9, 30), uids.values())
        after = queries.people_on(connection, date(2026, 10, 1), uids.values())
    assert (before[own].golongan, after[own].golongan) == ("III/a", "III/b")
    assert after[outside].jabatan == "Sekretaris Daerah"


def test_an_acting_head_is_called_after_the_last_holder_of_the_post(
    simpanan: office.OfficeStorage, author: Author
) -> None:
    ids = fill(simpanan, author)
    with simpanan.read() as connection:
        (found,) = queries.acting(connection, ["plt", "plh", "pj"])
    assert (found.unit_id, found.jenis, found.jabatan) == (ids["unit"], "plt", "Camat Contoh")


def test_the_same_sheet_keeps_its_record(simpanan: office.OfficeStorage, author: Author) -> None:
    ids = fill(simpanan, author)
    one = sheet(ids["nilai"])
    with simpanan.write(author) as t:
        (first,) = commands.record(t, [one], dicetak=False)
    with simpanan.write(author) as t:
        again = commands.record(t, [one, dataclasses.replace(one, kode="9876-5432")], dicetak=True)
    assert again[0] == first
    with simpanan.read() as connection:
        made = queries.printed(connection, KODE, JENIS, ids["unit"], SEMUA)
        assert [row.kode for row in made] == ["2345-6789", "9876-5432"]
        assert all(row.dicetak and clock.local(row.dicetak).year == 2026 for row in made)
        assert queries.made_for_positions(connection, KODE, JENIS, [ids["post"]], SEMUA) == made
        (found,) = queries.find_code(connection, "9876-5432", SEMUA)
        assert (found.periode, found.status, found.revisi_kini == one.revisi) == (KODE, "terkunci", False)
        elsewhere = Cakupan(frozenset({ids["unit"] + 1}))
        assert queries.find_code(connection, "9876-5432", elsewhere) == []
        assert queries.locked(connection, KODE, None, elsewhere) == {}
        assert queries.locked(connection, KODE, ids["unit"], SEMUA)[ids["nilai"]].beku == "{}"


def test_values_kept_against_siasn(simpanan: office.OfficeStorage, author: Author) -> None:
    ids = fill(simpanan, author)
    with simpanan.read() as connection:
        (row,) = queries.kept_by_hand(connection, date(2026, 10, 5), ids["unit"], SEMUA)
    assert (row.kolom, row.nilai, row.nilai_siasn) == ("jabatan", "Pengelola", "Pengadministrasi")


def test_offsets_of_printers(simpanan: office.OfficeStorage, author: Author) -> None:
    values: dict[str, Any] = {"geser_x": Decimal("2.0"), "geser_y": Decimal("-0.5")}
    for _ in range(2):
        with simpanan.write(author) as t:
            commands.set_offset(t.connection, "Epson", **values)
    with simpanan.read() as connection:
        assert queries.printers(connection) == [queries.PrinterRow("Epson", *values.values())]
        assert queries.approval_by_code(connection, "AAAA") is None
