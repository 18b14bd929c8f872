"""Who rates whom: the tree, exceptions, heads that change, people who move."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.findings import Location
from kinerja_desktop.domain.masukan import AtasanDraft
from kinerja_desktop.domain.penugasan import AlasanPenilai, JenisPihak, Pembenah, Pihak
from kinerja_desktop.domain.penugasan_draft import KepalaDraft, PenilaiDraft, from_clipboard, from_masukan
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.services import atasan, atasan_daftar, atasan_dasar, atasan_impor
from kinerja_desktop.services.atasan_daftar import SaringAtasan
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage import tables


def heads(konteks: Konteks, dinas: Any) -> None:
    for nama, kepala in (
        ("Dinas Pendidikan", "Kadis Wiryawan"),
        ("Sekretariat", "Sekar Lestari"),
        ("Bidang SD", "Citra Dewanti"),
    ):
        atasan.set_kepala(konteks, dinas.unit[nama], dinas.pihak(kepala))
    atasan.set_kepala(
        konteks,
        dinas.unit["SD Negeri 1 Contoh"],
        dinas.pihak("Guntur Abadi"),
        jenis=JenisPenugasan.TUGAS_TAMBAHAN,
        sk_nomor="800/12/2025",
        sk_tanggal=date(2025, 1, 2),
    )


def baris(konteks: Konteks, dinas: Any, nama: str) -> atasan_daftar.BarisAtasan:
    return next(r for r in atasan_daftar.daftar(konteks).baris if r.pegawai_id == dinas.orang[nama])


def stretches(konteks: Konteks, dinas: Any, nama: str) -> list[Any]:
    table = tables.penugasan
    with konteks.simpanan.read() as connection:
        return list(
            connection.execute(
                table.select().where(table.c.pegawai_id == dinas.orang[nama]).order_by(table.c.dari)
            )
        )


def lock(konteks: Konteks, penugasan_id: int, kode: str, awal: date, akhir: date, status: str) -> None:
    with konteks.simpanan.write(konteks.author) as transaction:
        known = transaction.connection.execute(tables.periode.select().where(tables.periode.c.kode == kode))
        if known.first() is None:
            transaction.connection.execute(
                tables.periode.insert().values(
                    kode=kode, tahun=2026, jenis="triwulan", awal=awal, akhir=akhir
                )
            )
        transaction.insert(
            tables.penilaian,
            {
                "penugasan_id": penugasan_id,
                "periode_kode": kode,
                "rezim": "permenpanrb-6-2022",
                "status": status,
            },
        )


TW3 = ("2026-TW3", date(2026, 7, 1), date(2026, 9, 30))
TW4 = ("2026-TW4", date(2026, 10, 1), date(2026, 12, 31))


def test_heads_rate_their_units_and_are_rated_above(konteks: Konteks, dinas: Any) -> None:
    heads(konteks, dinas)
    hesti = baris(konteks, dinas, "Hesti Ayuningrum")
    assert hesti.penilai == dinas.pihak("Guntur Abadi")
    assert hesti.atasan == dinas.pihak("Citra Dewanti")
    assert (hesti.jenis, hesti.sk_nomor, hesti.asal) == ("tugas_tambahan", "800/12/2025", "pohon")
    assert hesti.alasan is AlasanPenilai.KEPALA_UNIT
    assert baris(konteks, dinas, "Guntur Abadi").penilai == dinas.pihak("Citra Dewanti")
    assert baris(konteks, dinas, "Citra Dewanti").alasan is AlasanPenilai.KEPALA_DI_ATAS
    assert baris(konteks, dinas, "Kadis Wiryawan").penilai is None
    shown = atasan_daftar.daftar(konteks, saring=SaringAtasan.TANPA_PENILAI)
    assert [r.nama for r in shown.baris] == ["Kadis Wiryawan"]
    assert (shown.semua, shown.jumlah[SaringAtasan.TANPA_ATASAN]) == (7, 2)


def test_applying_twice_writes_nothing(konteks: Konteks, dinas: Any) -> None:
    heads(konteks, dinas)
    again = atasan.terapkan_pohon(konteks)
    assert (again.value.baru, again.value.diubah, again.value.pindah) == (0, 0, 0)
    assert not again.changes.touches("penugasan")


def test_first_stretch_begins_with_the_appointment_in_the_nip(konteks: Konteks, dinas: Any) -> None:
    atasan.terapkan_pohon(konteks)
    assert stretches(konteks, dinas, "Bayu Pranata")[0].dari == date(2005, 1, 1)


def test_outsider_rates_the_head_and_is_his_own_superior(konteks: Konteks, dinas: Any) -> None:
    heads(konteks, dinas)
    sekda = atasan.save_penilai_luar(
        konteks, atasan.IsianPenilaiLuar("Sekda Contoh", "19700101 199503 1 001", jabatan="Sekretaris Daerah")
    ).value
    who = Pihak(JenisPihak.LUAR, sekda)
    atasan.set_penilai(konteks, [dinas.orang["Kadis Wiryawan"]], who)
    kadis = baris(konteks, dinas, "Kadis Wiryawan")
    assert (kadis.penilai, kadis.atasan, kadis.asal) == (who, who, "tangan")
    assert baris(konteks, dinas, "Citra Dewanti").atasan == who
    [row] = atasan.penilai_luar(konteks)
    assert (row.jenis_nomor, row.dipakai) == ("nip", 3)
    with pytest.raises(RefusedError) as caught:
        atasan.remove_penilai_luar(konteks, sekda, version=row.version)
    assert caught.value.code == "atasan.luar-dipakai"
    with pytest.raises(RefusedError):
        atasan.save_penilai_luar(konteks, atasan.IsianPenilaiLuar("X", "12ab"))


def test_exception_survives_the_tree_and_is_reported_where_it_differs(konteks: Konteks, dinas: Any) -> None:
    heads(konteks, dinas)
    bayu = dinas.orang["Bayu Pranata"]
    atasan.set_penilai(
        konteks, [bayu], dinas.pihak("Citra Dewanti"), jenis=JenisPenugasan.DELEGASI, sk_nomor="1/K"
    )
    result = atasan.terapkan_pohon(konteks).value
    assert result.beda == ((bayu, dinas.pihak("Sekar Lestari")),)
    row = baris(konteks, dinas, "Bayu Pranata")
    assert (row.penilai, row.jenis, row.sk_nomor) == (dinas.pihak("Citra Dewanti"), "delegasi", "1/K")
    atasan.set_atasan(konteks, [bayu], dinas.pihak("Citra Dewanti"))
    row = baris(konteks, dinas, "Bayu Pranata")
    assert (row.penilai, row.atasan, row.atasan_asal) == (row.atasan, dinas.pihak("Citra Dewanti"), "tangan")
    atasan.clear_penilai(konteks, [bayu])
    row = baris(konteks, dinas, "Bayu Pranata")
    assert (row.penilai, row.asal, row.jenis) == (dinas.pihak("Sekar Lestari"), "pohon", "definitif")


def test_nobody_is_made_his_own_rater(konteks: Konteks, dinas: Any) -> None:
    with pytest.raises(RefusedError) as caught:
        atasan.set_penilai(konteks, list(dinas.orang.values()), dinas.pihak("Bayu Pranata"))
    assert "Bayu Pranata" in sentence(caught.value.code, **caught.value.args_)


def test_move_to_another_unit_closes_and_opens_a_stretch(konteks: Konteks, dinas: Any) -> None:
    heads(konteks, dinas)
    atasan.set_penilai(konteks, [dinas.orang["Bayu Pranata"]], dinas.pihak("Citra Dewanti"))
    dinas.change(
        "Bayu Pranata", date(2026, 5, 1), unit_id=dinas.unit["Bidang SD"], jabatan="Pengelola Kurikulum"
    )
    result = atasan.terapkan_pohon(konteks).value
    assert (result.pindah, result.gugur) == (1, (dinas.orang["Bayu Pranata"],))
    first, second = stretches(konteks, dinas, "Bayu Pranata")
    assert (first.sampai, second.dari, second.sampai) == (date(2026, 4, 30), date(2026, 5, 1), None)
    assert (second.jabatan, second.penilai_asal) == ("Pengelola Kurikulum", "pohon")


def test_new_stretch_does_not_begin_inside_a_locked_period(konteks: Konteks, dinas: Any) -> None:
    heads(konteks, dinas)
    [row] = stretches(konteks, dinas, "Bayu Pranata")
    lock(konteks, row.id, *TW3, "terkunci")
    dinas.change("Bayu Pranata", date(2026, 8, 1), unit_id=dinas.unit["Bidang SD"])
    atasan.terapkan_pohon(konteks)
    assert [r.dari for r in stretches(konteks, dinas, "Bayu Pranata")][-1] == date(2026, 10, 1)


def test_correction_for_all_time_changes_in_place(konteks: Konteks, dinas: Any) -> None:
    heads(konteks, dinas)
    table = tables.pegawai_keadaan
    with konteks.simpanan.write(konteks.author) as transaction:
        row = transaction.connection.execute(
            table.select().where(table.c.pegawai_id == dinas.orang["Bayu Pranata"])
        ).one()
        transaction.update(table, row.id, {"jabatan": "Pengelola Data Muda"})
    assert atasan.terapkan_pohon(konteks).value.diubah == 1
    [only] = stretches(konteks, dinas, "Bayu Pranata")
    assert only.jabatan == "Pengelola Data Muda"


def test_new_head_splits_only_where_ratings_are_locked(konteks: Konteks, dinas: Any) -> None:
    heads(konteks, dinas)
    [bayu] = stretches(konteks, dinas, "Bayu Pranata")
    lock(konteks, bayu.id, *TW3, "terkunci")
    lock(konteks, bayu.id, *TW4, "sebagian")
    atasan.set_kepala(
        konteks,
        dinas.unit["Sekretariat"],
        dinas.pihak("Joko Purnama"),
        jenis=JenisPenugasan.PLT,
        dari=date(2026, 11, 1),
    )
    first, second = stretches(konteks, dinas, "Bayu Pranata")
    assert (first.sampai, first.penilai_pegawai_id) == (date(2026, 10, 31), dinas.orang["Sekar Lestari"])
    assert (second.penilai_pegawai_id, second.penilai_jenis) == (dinas.orang["Joko Purnama"], "plt")
    with konteks.simpanan.read() as connection:
        held = connection.execute(tables.penilaian.select()).all()
    assert {(r.periode_kode, r.penugasan_id) for r in held} == {
        ("2026-TW3", first.id),
        ("2026-TW4", second.id),
    }
    assert len(stretches(konteks, dinas, "Sekar Lestari")) == 1
    shown = atasan.kepala_of(konteks, dinas.unit["Sekretariat"])
    assert [(k.nama, k.sampai) for k in shown] == [
        ("Joko Purnama", None),
        ("Sekar Lestari", date(2026, 10, 31)),
    ]


def test_retired_person_is_closed_and_named_as_rater(konteks: Konteks, dinas: Any) -> None:
    heads(konteks, dinas)
    dinas.change("Citra Dewanti", date(2026, 9, 1), kedudukan="pensiun")
    assert atasan.terapkan_pohon(konteks).value.ditutup == 1
    assert stretches(konteks, dinas, "Citra Dewanti")[-1].sampai == date(2026, 8, 31)
    found = {m.finding.code: m for m in atasan_daftar.macet(konteks, "2026-TW4")}
    stuck = found["penugasan.pensiun"]
    assert (stuck.jumlah, stuck.pembenah) == (2, Pembenah.KEPEGAWAIAN)
    assert "Citra Dewanti" in sentence(stuck.finding.code, **stuck.finding.args)


def test_what_is_stuck_names_people_and_units(konteks: Konteks, dinas: Any) -> None:
    dinas.add_orang("Tanpa Tempat", None)
    atasan.set_kepala(konteks, dinas.unit["Bidang SD"], dinas.pihak("Citra Dewanti"))
    found = {(m.finding.code, m.unit_id): m for m in atasan_daftar.macet(konteks)}
    assert found["penugasan.tanpa-unit", None].pegawai_ids == (dinas.orang["Tanpa Tempat"],)
    assert found["penugasan.tanpa-atasan", dinas.unit["Sekretariat"]].jumlah == 2
    assert found["penugasan.unit-tanpa-kepala", dinas.unit["SD Negeri 1 Contoh"]].jumlah == 2
    for one in found.values():
        assert sentence(one.finding.code, **one.finding.args)


def test_circle_of_exceptions_is_named_with_its_people(konteks: Konteks, dinas: Any) -> None:
    heads(konteks, dinas)
    atasan.set_penilai(konteks, [dinas.orang["Sekar Lestari"]], dinas.pihak("Bayu Pranata"))
    [ring] = [m for m in atasan_daftar.macet(konteks) if m.finding.code == "penugasan.melingkar"]
    assert set(ring.pegawai_ids) == {dinas.orang["Sekar Lestari"], dinas.orang["Bayu Pranata"]}


def test_pasted_heads_are_judged_then_taken(konteks: Konteks, dinas: Any) -> None:
    nip = dinas.nip
    text = (
        f"SD Negeri 1 Contoh\t{nip['Guntur Abadi']}\n\nBidang SD\t{nip['Citra Dewanti']}\n"
        f"Bidang SMP\t{nip['Joko Purnama']}\nSekretariat\t199999999999999999\nDinas Pendidikan\t\n"
    )
    drafts = from_clipboard(text)
    assert drafts[1] == KepalaDraft(Location(baris=3), "Bidang SD", nip["Citra Dewanti"])
    looked = atasan_impor.pratinjau_kepala(konteks, drafts)
    assert [row.aksi for row in looked.baris] == ["baru", "baru"] + ["perlu_diperbaiki"] * 3
    assert [f.code for f in looked.findings] == [
        "atasan.unit-tidak-ada",
        "atasan.nip-tidak-ada",
        "atasan.nip-kosong",
    ]
    assert all(sentence(f.code, **f.args) for f in looked.findings)
    done = atasan_impor.apply_kepala_drafts(konteks, drafts).value
    assert done.sync is not None
    assert baris(konteks, dinas, "Hesti Ayuningrum").penilai == dinas.pihak("Guntur Abadi")
    assert {row.aksi for row in atasan_impor.pratinjau_kepala(konteks, drafts[:2]).baris} == {"sama"}


def test_pasted_columns_in_the_other_order_are_understood() -> None:
    [draft] = from_clipboard("198001012005011001;SDN 1")
    assert (draft.unit, draft.nip) == ("SDN 1", "198001012005011001")


def test_unit_name_that_is_not_unique_needs_its_path(konteks: Konteks, dinas: Any) -> None:
    dinas.add_unit("Tata Usaha", "Sekretariat")
    dinas.add_unit("Tata Usaha ", "Bidang SD")
    nip = dinas.nip["Joko Purnama"]
    both = [
        KepalaDraft(Location(), "Tata Usaha", nip),
        KepalaDraft(Location(), "Bidang SD / Tata Usaha", nip),
    ]
    looked = atasan_impor.pratinjau_kepala(konteks, both)
    assert [row.aksi for row in looked.baris] == ["perlu_diperbaiki", "baru"]
    assert looked.findings[0].code == "atasan.unit-ganda"
    assert looked.baris[1].unit_id == dinas.unit["Tata Usaha "]


def test_exceptions_from_a_file_are_marked_as_imported(konteks: Konteks, dinas: Any) -> None:
    heads(konteks, dinas)
    nip = dinas.nip
    drafts = [
        PenilaiDraft(
            Location(baris=2), nip["Bayu Pranata"], nip["Citra Dewanti"], atasan_nip=nip["Citra Dewanti"]
        ),
        PenilaiDraft(Location(baris=3), nip["Joko Purnama"], nip["Joko Purnama"]),
        PenilaiDraft(
            Location(baris=4), nip["Bayu Pranata"], nip["Citra Dewanti"], atasan_nip=nip["Citra Dewanti"]
        ),
    ]
    done = atasan_impor.apply_penilai_drafts(konteks, drafts).value
    assert [f.code for f in done.findings] == ["atasan.baris-menilai-diri", "atasan.baris-kembar"]
    row = baris(konteks, dinas, "Bayu Pranata")
    assert (row.penilai, row.asal) == (dinas.pihak("Citra Dewanti"), "impor")


def test_rows_that_contradict_each_other_are_all_left_to_the_office(konteks: Konteks, dinas: Any) -> None:
    heads(konteks, dinas)
    nip = dinas.nip
    before = baris(konteks, dinas, "Bayu Pranata").penilai
    raters = [
        PenilaiDraft(Location(baris=2), nip["Bayu Pranata"], nip["Citra Dewanti"]),
        PenilaiDraft(Location(baris=3), nip["Bayu Pranata"], nip["Sekar Lestari"]),
    ]
    done = atasan_impor.apply_penilai_drafts(konteks, raters).value
    assert [(f.code, f.args["lain"]) for f in done.findings] == [
        ("atasan.baris-ganda", "3"), ("atasan.baris-ganda", "2"),
    ]  # fmt: skip
    assert {row.aksi for row in done.baris} == {"perlu_diperbaiki"}
    assert baris(konteks, dinas, "Bayu Pranata").penilai == before
    units = [
        KepalaDraft(Location(baris=2), "Bidang SD", nip["Sekar Lestari"]),
        KepalaDraft(Location(baris=3), "Bidang SD", nip["Sekar Lestari"]),
        KepalaDraft(Location(baris=4), "Sekretariat", nip["Citra Dewanti"]),
        KepalaDraft(Location(baris=5), "Sekretariat", nip["Bayu Pranata"]),
    ]
    looked = atasan_impor.apply_kepala_drafts(konteks, units).value
    assert [row.aksi for row in looked.baris] == ["ganti", "kembar", "perlu_diperbaiki", "perlu_diperbaiki"]
    again = atasan_impor.pratinjau_kepala(konteks, units[:1])
    assert [row.aksi for row in again.baris] == ["sama"]


def test_rows_of_a_file_name_units_by_number_or_name_and_officials_by_name(
    konteks: Konteks, dinas: Any
) -> None:
    atasan.save_penilai_luar(konteks, atasan.IsianPenilaiLuar("Bupati Contoh", is_asn=False))
    nip = dinas.nip
    heads, raters = from_masukan(
        [
            AtasanDraft(Location(baris=2), nip["Citra Dewanti"], unit="Bidang SD", npsn="99999999"),
            AtasanDraft(Location(baris=3), "", nama_atasan="bupati contoh", unit="Dinas Pendidikan"),
            AtasanDraft(Location(baris=4), "", nama_atasan="Camat Entah", nip_pegawai=nip["Joko Purnama"]),
            AtasanDraft(Location(baris=5), nip["Sekar Lestari"], nip_pegawai=nip["Joko Purnama"]),
        ]
    )
    done = atasan_impor.apply_kepala_drafts(konteks, heads).value
    assert [row.aksi for row in done.baris] == ["baru", "baru"]
    assert baris(konteks, dinas, "Kadis Wiryawan").penilai_nama == "Bupati Contoh"
    looked = atasan_impor.apply_penilai_drafts(konteks, raters).value
    assert [row.aksi for row in looked.baris] == ["perlu_diperbaiki", "ganti"]
    [problem] = looked.findings
    assert "Camat Entah" in sentence(problem.code, **problem.args)
    assert baris(konteks, dinas, "Joko Purnama").penilai == dinas.pihak("Sekar Lestari")


def test_head_of_the_past_removes_nobody_who_came_later(konteks: Konteks, dinas: Any) -> None:
    unit_id = dinas.unit["Bidang SD"]
    atasan.set_kepala(konteks, unit_id, dinas.pihak("Citra Dewanti"), dari=date(2026, 5, 1))
    atasan.set_kepala(konteks, unit_id, dinas.pihak("Joko Purnama"), dari=date(2026, 1, 1))
    assert [(k.nama, k.dari, k.sampai) for k in atasan.kepala_of(konteks, unit_id)] == [
        ("Citra Dewanti", date(2026, 5, 1), None),
        ("Joko Purnama", date(2026, 1, 1), date(2026, 4, 30)),
    ]
    atasan.set_kepala(konteks, unit_id, dinas.pihak("Citra Dewanti"), dari=date(2026, 3, 1))
    assert [(k.nama, k.dari, k.sampai) for k in atasan.kepala_of(konteks, unit_id)] == [
        ("Citra Dewanti", date(2026, 3, 1), None),
        ("Joko Purnama", date(2026, 1, 1), date(2026, 2, 28)),
    ], "the same person begins earlier"


def test_plh_of_later_outlives_a_head_entered_late(konteks: Konteks, dinas: Any) -> None:
    unit_id = dinas.unit["Bidang SD"]
    atasan.set_kepala(konteks, unit_id, dinas.pihak("Citra Dewanti"))
    atasan.set_kepala(
        konteks, unit_id, dinas.pihak("Joko Purnama"), jenis=JenisPenugasan.PLH, dari=date(2026, 11, 10)
    )
    atasan.set_kepala(konteks, unit_id, dinas.pihak("Sekar Lestari"), dari=date(2026, 11, 1))
    assert {(k.nama, k.jenis, k.sampai) for k in atasan.kepala_of(konteks, unit_id)} == {
        ("Citra Dewanti", "definitif", date(2026, 10, 31)),
        ("Sekar Lestari", "definitif", None),
        ("Joko Purnama", "plh", None),
    }


def test_mengapa_penilai_says_why_he_and_what_was_looked_at(konteks: Konteks, dinas: Any) -> None:
    heads(konteks, dinas)
    with konteks.simpanan.write(konteks.author) as transaction:
        states = tables.pegawai_keadaan
        own = states.c.pegawai_id == dinas.orang["Guntur Abadi"]
        transaction.connection.execute(states.update().where(own).values(jenjang="ahli_madya"))
    row = baris(konteks, dinas, "Hesti Ayuningrum")
    first, position, paper, rule, certain = atasan_dasar.mengapa(konteks, row)
    assert (
        first
        == f"{row.penilai_nama} menilai {row.nama} karena memimpin SD Negeri 1 Contoh, menurut pohon unit."
    )
    assert (
        position
        == "Jenjang jabatan penilai Ahli Madya; ia menilai sebagai Tugas tambahan, dan pendelegasian dibolehkan."
    )
    assert (
        paper
        == "Ia menilai sebagai Tugas tambahan dengan SK 800/12/2025. Nomor SK diminta aplikasi ini sebagai catatan."
    )
    assert "Peraturan Menteri PANRB Nomor 6 Tahun 2022" in rule
    assert certain == sentence("nilai.mutu-sekunder")
    assert not any("Pasal" in line for line in (first, position, paper, rule, certain)), "no article was seen"


def test_mengapa_penilai_warns_of_a_mandate_without_sk_and_of_a_rater_who_is_his_own_superior(
    konteks: Konteks, dinas: Any
) -> None:
    heads(konteks, dinas)
    kadis, hesti = dinas.pihak("Kadis Wiryawan"), dinas.orang["Hesti Ayuningrum"]
    atasan.set_penilai(konteks, [hesti], kadis, jenis=JenisPenugasan.PLT)
    atasan.set_atasan(konteks, [hesti], kadis)
    said = atasan_dasar.mengapa(konteks, baris(konteks, dinas, "Hesti Ayuningrum"))
    assert "sebagai pengecualian" in said[0]
    assert any("tetapi nomor SK-nya belum dicatat" in line for line in said)
    same = next(line for line in said if "orang yang sama" in line)
    assert "hanya untuk JPT Utama dan JPT Madya" in same, (
        "nothing was read about other levels; it is not said to be allowed"
    )
    assert "dibolehkan" not in same


def test_mengapa_penilai_of_who_has_none(konteks: Konteks, dinas: Any) -> None:
    atasan.set_kepala(konteks, dinas.unit["SD Negeri 1 Contoh"], dinas.pihak("Guntur Abadi"))
    row = baris(konteks, dinas, "Guntur Abadi")
    assert atasan_dasar.mengapa(konteks, row) == (sentence("atasan.dasar-tidak_ada", nama=row.nama),)
