"""*Perencanaan* on a real office: making, editing, linking, states, versions, copies, the matriks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.domain.beda_skp import JenisBeda
from kinerja_desktop.domain.findings import Severity
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.skp import Indikator, IsiSkp, JenisRhk, Rhk, StatusSkp
from kinerja_desktop.foundation.errors import ConflictError, RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.services import (
    atasan,
    beku_skp,
    matriks,
    pegawai,
    periksa,
    skp,
    skp_hapus,
    skp_salin,
    unit,
)
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.matriks import LEPAS, SelMatriks
from kinerja_desktop.services.skp import BELUM, BarisSkp, SkpLengkap
from tests.kantor_kecil import BIDANG, DINAS, NIP, SEKRETARIAT, isi

TAHUN = 2026
IKI = Indikator


@pytest.fixture
def kantor(konteks: Konteks, tmp_path: Path) -> Konteks:
    """Budi leads the dinas, Sari the secretariat under him."""
    units = isi(konteks, tmp_path)
    people = {row.nip: row.id for row in pegawai.daftar(konteks)}
    for place, name in ((DINAS, "Budi"), (SEKRETARIAT, "Sari")):
        atasan.set_kepala(konteks, units[place], Pihak(JenisPihak.PEGAWAI, people[NIP[name]]))
    return konteks


def row(konteks: Konteks, name: str, tahun: int = TAHUN) -> BarisSkp:
    [found] = [one for one in skp.daftar(konteks, tahun) if one.nip == NIP[name]]
    return found


def planned(konteks: Konteks, name: str, *rhk: Rhk, tahun: int = TAHUN) -> SkpLengkap:
    position = row(konteks, name, tahun).penugasan_id
    made = skp.buat(konteks, tahun, [position]).value[position]
    now = skp.buka(konteks, made)
    return skp.simpan(konteks, made, replace(now.isi, rhk=rhk), version=now.version).value


def rhk(teks: str = "Laporan keuangan", **values: object) -> Rhk:
    below = (
        IKI("Jumlah laporan", "12 dokumen", "kuantitas"),
        IKI("Tepat waktu", "31 Desember 2026", "waktu"),
    )
    return replace(Rhk(teks, indikator=below), **values)  # type: ignore[arg-type] # fields of Rhk


def codes(whole: SkpLengkap) -> set[str]:
    return {one.code for one in whole.findings}


def test_the_list_shows_everybody_with_what_they_have(kantor: Konteks) -> None:
    assert {one.status for one in skp.daftar(kantor, TAHUN)} == {BELUM}
    planned(kantor, "Tono", rhk(), rhk("Rapat", jenis=JenisRhk.TAMBAHAN.value))
    tono = row(kantor, "Tono")
    assert (tono.status, tono.versi, tono.jumlah_rhk, tono.terhubung) == ("draf", 1, 2, 0)
    assert (tono.penilai_nama, tono.is_menunggu) == ("SARI WULANDARI", True)
    assert (tono.dari, tono.sampai) == (date(2026, 1, 1), date(2026, 12, 31))
    assert row(kantor, "Budi").penilai is None
    assert not row(kantor, "Budi").is_menunggu
    units = {one.nama: one.id for one in unit.tree(kantor)}
    assert {one.nip for one in skp.daftar(kantor, TAHUN, units[SEKRETARIAT])} == {NIP["Sari"], NIP["Tono"]}


def test_making_twice_answers_with_the_same_plan(kantor: Konteks) -> None:
    position = row(kantor, "Tono").penugasan_id
    first = skp.buat(kantor, TAHUN, [position]).value
    again = skp.buat(kantor, TAHUN, [position])
    assert again.value == first
    assert not again.changes.touches("skp")


def test_content_is_kept_whole_and_its_records_stay(kantor: Konteks) -> None:
    first = planned(
        kantor,
        "Tono",
        rhk(),
        rhk("Rapat", indikator=()),
        rhk("Bantu", jenis="tambahan", penugasan_dari="Bupati"),
    )
    content = first.isi.with_ekspektasi("loyal", "Hadir tepat waktu").with_lines(
        "dukungan", ("Laptop", "Jaringan")
    )
    one, two, three = content.rhk
    moved = replace(content, pendekatan="kualitatif", rhk=(replace(two, teks="Rapat rutin"), one, three))
    second = skp.simpan(kantor, first.baris.skp_id or 0, moved, version=first.version).value
    assert second.isi == moved
    assert [r.id for r in second.isi.rhk] == [two.id, one.id, three.id]
    assert skp.buka(kantor, first.baris.skp_id or 0).isi == moved
    back = skp.simpan(kantor, first.baris.skp_id or 0, first.isi, version=second.version).value
    assert back.isi == first.isi  # undo is saving what was
    assert periksa.periksa_data(kantor).findings == ()


def test_removed_records_come_back_as_new_ones(kantor: Konteks) -> None:
    first = planned(kantor, "Tono", rhk(), rhk("Rapat"))
    less = replace(first.isi, rhk=first.isi.rhk[:1])
    second = skp.simpan(kantor, first.baris.skp_id or 0, less, version=first.version).value
    third = skp.simpan(kantor, first.baris.skp_id or 0, first.isi, version=second.version).value
    assert [one.teks for one in third.isi.rhk] == ["Laporan keuangan", "Rapat"]
    assert third.isi.rhk[0].id == first.isi.rhk[0].id
    assert len({one.id for one in third.isi.rhk} - {None}) == 2


def test_an_indicator_moves_between_rhk_and_a_doubled_id_is_a_copy(kantor: Konteks) -> None:
    first = planned(kantor, "Tono", rhk(), rhk("Rapat", indikator=()))
    one, two = first.isi.rhk
    moved = (replace(one, indikator=one.indikator[:1]), replace(two, indikator=one.indikator[1:]))
    second = skp.simpan(
        kantor, first.baris.skp_id or 0, replace(first.isi, rhk=moved), version=first.version
    ).value
    assert second.isi.rhk[1].indikator == one.indikator[1:]
    doubled = (moved[0], replace(moved[1], indikator=moved[0].indikator))
    third = skp.simpan(
        kantor, first.baris.skp_id or 0, replace(first.isi, rhk=doubled), version=second.version
    ).value
    assert [ind.teks for r in third.isi.rhk for ind in r.indikator] == ["Jumlah laporan", "Jumlah laporan"]
    assert len({ind.id for r in third.isi.rhk for ind in r.indikator}) == 2


def test_a_lost_update_is_seen_whatever_part_changed(kantor: Konteks) -> None:
    first = planned(kantor, "Tono", rhk())
    other = replace(first.isi, rhk=(replace(first.isi.rhk[0], teks="Lain"),))
    skp.simpan(kantor, first.baris.skp_id or 0, other, version=first.version)
    with pytest.raises(ConflictError):
        skp.simpan(kantor, first.baris.skp_id or 0, first.isi, version=first.version)
    assert skp.buka(kantor, first.baris.skp_id or 0).isi.rhk[0].teks == "Lain"


def test_subordinates_plan_before_the_boss_and_are_linked_later(kantor: Konteks) -> None:
    tono = planned(kantor, "Tono", rhk(pimpinan_teks="Keuangan yang tertib"))
    assert tono.pimpinan == ()
    assert "skp.belum-terhubung" not in codes(tono)  # nobody waits because the boss has not planned
    sari = planned(kantor, "Sari", rhk("Keuangan yang tertib"))
    tono = skp.buka(kantor, tono.baris.skp_id or 0)
    assert [one.teks for one in tono.pimpinan] == ["Keuangan yang tertib"]
    assert "skp.belum-terhubung" in codes(tono)
    linked = replace(tono.isi, rhk=(replace(tono.isi.rhk[0], pimpinan_id=tono.pimpinan[0].id),))
    tono = skp.simpan(kantor, tono.baris.skp_id or 0, linked, version=tono.version).value
    assert "skp.belum-terhubung" not in codes(tono)
    assert row(kantor, "Tono").terhubung == 1
    # the boss rewrites: what serves it quotes the new words; the boss takes it away: the words stay
    rewritten = replace(sari.isi, rhk=(replace(sari.isi.rhk[0], teks="Keuangan akuntabel"),))
    sari = skp.simpan(kantor, sari.baris.skp_id or 0, rewritten, version=sari.version).value
    assert skp.buka(kantor, tono.baris.skp_id or 0).isi.rhk[0].pimpinan_teks == "Keuangan akuntabel"
    skp.simpan(kantor, sari.baris.skp_id or 0, replace(sari.isi, rhk=(rhk("Lain"),)), version=sari.version)
    loose = skp.buka(kantor, tono.baris.skp_id or 0).isi.rhk[0]
    assert (loose.pimpinan_id, loose.pimpinan_teks) == (None, "Keuangan akuntabel")


def test_a_link_to_what_is_gone_ends_and_a_circle_is_refused(kantor: Konteks) -> None:
    sari = planned(kantor, "Sari", rhk("Atas"))
    tono = planned(kantor, "Tono", rhk("Bawah", pimpinan_id=sari.isi.rhk[0].id))
    assert tono.isi.rhk[0].pimpinan_teks == "Atas"
    back = replace(sari.isi, rhk=(replace(sari.isi.rhk[0], pimpinan_id=tono.isi.rhk[0].id),))
    with pytest.raises(RefusedError) as told:
        skp.simpan(kantor, sari.baris.skp_id or 0, back, version=sari.version)
    assert told.value.code == "skp.melingkar"
    itself = replace(tono.isi, rhk=(replace(tono.isi.rhk[0], pimpinan_id=tono.isi.rhk[0].id),))
    with pytest.raises(RefusedError):
        skp.simpan(kantor, tono.baris.skp_id or 0, itself, version=tono.version)
    gone = replace(tono.isi, rhk=(replace(tono.isi.rhk[0], pimpinan_id=99_999),))
    assert (
        skp.simpan(kantor, tono.baris.skp_id or 0, gone, version=tono.version).value.isi.rhk[0].pimpinan_id
        is None
    )


def test_states_from_draft_to_set(kantor: Konteks) -> None:
    tono = planned(kantor, "Tono", rhk())
    id_ = tono.baris.skp_id or 0
    assert skp.ajukan(kantor, {id_: tono.version}).value.berhasil == (id_,)
    handed = skp.buka(kantor, id_)
    assert handed.status is StatusSkp.DIAJUKAN
    with pytest.raises(RefusedError) as told:
        skp.simpan(kantor, id_, handed.isi, version=handed.version)
    assert told.value.code == "skp.terkunci"
    with pytest.raises(RefusedError) as told:
        skp.kembalikan(kantor, {id_: handed.version}, "  ")
    assert told.value.code == "skp.tanpa-alasan"
    skp.kembalikan(kantor, {id_: handed.version}, "Target belum jelas")
    returned = skp.buka(kantor, id_)
    assert (returned.status, returned.baris.alasan, returned.is_editable) == (
        StatusSkp.DIKEMBALIKAN,
        "Target belum jelas",
        True,
    )
    skp.ajukan(kantor, {id_: returned.version})
    skp.tarik(kantor, {id_: skp.buka(kantor, id_).version})
    assert skp.buka(kantor, id_).status is StatusSkp.DRAF
    skp.tetapkan(kantor, {id_: skp.buka(kantor, id_).version}, date(2026, 1, 30))
    done = skp.buka(kantor, id_)
    assert (done.status, done.baris.ditetapkan) == (StatusSkp.DITETAPKAN, date(2026, 1, 30))
    kept = beku_skp.from_text(skp.versi(kantor, done.baris.penugasan_id, TAHUN)[0].beku)
    assert (kept.pegawai.nama, kept.pegawai.unit, kept.penilai and kept.penilai.nama) == (
        "TONO HARYONO",
        SEKRETARIAT,
        "SARI WULANDARI",
    )
    left = skp.ajukan(kantor, {id_: done.version}).value
    assert (left.berhasil, [one.code for one in left.findings]) == ((), ["skp.tidak-boleh"])
    assert periksa.periksa_data(kantor).findings == ()


def test_a_batch_takes_what_it_can_and_tells_the_rest(kantor: Konteks) -> None:
    good, empty = planned(kantor, "Tono", rhk()), planned(kantor, "Dewi")
    ids = {one.baris.skp_id or 0: one.version for one in (good, empty)}
    done = skp.ajukan(kantor, ids).value
    assert done.berhasil == (good.baris.skp_id,)
    assert [one.code for one in done.findings] == ["skp.tanpa-rhk"]
    assert "DEWI LESTARI" in sentence(done.findings[0].code, **done.findings[0].args)


def test_changing_makes_a_version_beside_the_old(kantor: Konteks) -> None:
    tono = planned(kantor, "Tono", rhk())
    id_ = tono.baris.skp_id or 0
    with pytest.raises(RefusedError) as told:
        skp.ubah(kantor, id_, "")
    assert told.value.code == "skp.tidak-boleh"
    skp.tetapkan(kantor, {id_: tono.version}, date(2026, 1, 30))
    fresh = skp.ubah(kantor, id_, "Anggaran berubah").value
    assert skp.ubah(kantor, id_, "lagi").value == fresh
    second = skp.buka(kantor, fresh)
    assert (second.status, second.baris.versi, second.baris.alasan) == (StatusSkp.DRAF, 2, "Anggaran berubah")
    assert skp.buka(kantor, id_).status is StatusSkp.DITETAPKAN
    changed = replace(second.isi, rhk=(*second.isi.rhk, rhk("Tambahan target")))
    second = skp.simpan(kantor, fresh, changed, version=second.version).value
    skp.tetapkan(kantor, {fresh: second.version}, date(2026, 6, 1))
    old, new = skp.versi(kantor, tono.baris.penugasan_id, TAHUN)
    assert (old.status, new.status, new.versi) == ("diubah", "ditetapkan", 2)
    assert skp.buka(kantor, id_).isi.rhk == tono.isi.rhk
    assert row(kantor, "Tono").skp_id == fresh
    skp.tutup(kantor, {fresh: skp.buka(kantor, fresh).version}, date(2026, 9, 30))
    closed = skp.buka(kantor, fresh)
    assert (closed.status, closed.baris.sampai) == (StatusSkp.DITUTUP, date(2026, 9, 30))


def test_removing_a_draft_gives_back_what_it_held(kantor: Konteks) -> None:
    sari, tono = planned(kantor, "Sari", rhk("Atas")), planned(kantor, "Tono", rhk())
    served = replace(tono.isi, rhk=(replace(tono.isi.rhk[0], pimpinan_id=sari.isi.rhk[0].id),))
    tono = skp.simpan(kantor, tono.baris.skp_id or 0, served, version=tono.version).value
    with pytest.raises(RefusedError) as told:
        skp_hapus.hapus(kantor, sari.baris.skp_id or 0, version=sari.version)
    assert (told.value.code, told.value.args_["jumlah"]) == ("skp.masih-dipakai", 1)
    held = skp_hapus.hapus(kantor, tono.baris.skp_id or 0, version=tono.version).value
    assert row(kantor, "Tono").status == BELUM
    made = skp_hapus.pulihkan(kantor, held).value
    again = skp.buka(kantor, made).isi
    with pytest.raises(RefusedError) as told:
        skp_hapus.pulihkan(kantor, held)
    assert told.value.code == "skp.sudah-ada"
    assert [(one.teks, [ind.target for ind in one.indikator]) for one in again.rhk] == [
        ("Laporan keuangan", ["12 dokumen", "31 Desember 2026"])
    ]
    skp_hapus.hapus(kantor, made, version=skp.buka(kantor, made).version)
    with pytest.raises(RefusedError) as told:
        skp.buka(kantor, made)
    assert told.value.code == "skp.tidak-ada"


BAD = [
    ((), "skp.tanpa-rhk", Severity.BLOCK),
    ((rhk(jenis="tambahan"),), "skp.tanpa-rhk", Severity.BLOCK),
    ((rhk(""),), "skp.rhk-tanpa-teks", Severity.BLOCK),
    ((rhk(indikator=()),), "skp.tanpa-indikator", Severity.WARN),
    ((rhk(indikator=(IKI("Jumlah"),)),), "skp.tanpa-target", Severity.WARN),
    ((rhk(indikator=(IKI("Jumlah", "12"),)),), "skp.tanpa-satuan", Severity.WARN),
    ((rhk("x" * 10_001),), "skp.terlalu-panjang", Severity.BLOCK),
    (tuple(rhk(f"RHK {n}") for n in range(21)), "skp.banyak", Severity.WARN),
    (tuple(rhk(f"RHK {n}", indikator=()) for n in range(201)), "skp.terlalu-banyak", Severity.BLOCK),
    ((rhk(), rhk()), "skp.rhk-ganda", Severity.WARN),
]


@pytest.mark.parametrize(("rows", "code", "severity"), BAD)
def test_bad_plans_are_kept_and_told(
    kantor: Konteks, rows: tuple[Rhk, ...], code: str, severity: Severity
) -> None:
    found = planned(kantor, "Tono", *rows)
    [one] = [said for said in found.findings if said.code == code][:1]
    assert one.severity is severity
    assert "TONO HARYONO" in sentence(one.code, **one.args)
    assert [r.teks for r in found.isi.rhk] == [r.teks for r in rows]
    handed = skp.ajukan(kantor, {found.baris.skp_id or 0: found.version}).value
    assert bool(handed.berhasil) == (severity is not Severity.BLOCK)


def test_stretches_that_make_no_sense(kantor: Konteks) -> None:
    tono = planned(kantor, "Tono", rhk())
    id_ = tono.baris.skp_id or 0
    turned = skp.ubah_masa(kantor, id_, date(2026, 9, 1), date(2026, 8, 1), version=tono.version).value
    assert "skp.masa-terbalik" in codes(turned)
    long = skp.ubah_masa(kantor, id_, date(2026, 9, 1), date(2027, 8, 1), version=turned.version).value
    assert "skp.lintas-tahun" in codes(long)
    assert skp.ajukan(kantor, {id_: long.version}).value.berhasil == ()
    assert "skp.tanpa-penilai" in codes(planned(kantor, "Budi", rhk()))


def test_last_years_plan_is_copied_with_its_differences(kantor: Konteks) -> None:
    sari = planned(kantor, "Sari", rhk("Keuangan yang tertib"))
    old = planned(
        kantor, "Tono", rhk(pimpinan_teks="keuangan  yang tertib"), rhk("Rapat", jenis="tambahan"), tahun=2025
    )
    old_isi = old.isi.with_ekspektasi("loyal", "Hadir").with_lines("konsekuensi", ("Pembinaan",))
    skp.simpan(kantor, old.baris.skp_id or 0, old_isi, version=old.version)
    now = planned(kantor, "Tono", rhk("Sudah ditulis"))
    found = skp_salin.tahun_lalu(kantor, now.baris.skp_id or 0)
    assert [one.teks for one in found.isi.rhk] == ["Sudah ditulis", "Laporan keuangan", "Rapat"]
    assert found.isi.rhk[1].pimpinan_id == sari.isi.rhk[0].id
    assert (found.isi.ekspektasi("loyal"), found.isi.lines("konsekuensi")) == ("Hadir", ("Pembinaan",))
    assert {(one.jenis, one.bagian) for one in found.beda} == {
        (JenisBeda.BARU, "rhk"), (JenisBeda.BARU, "perilaku"), (JenisBeda.BARU, "lampiran"),
    }  # fmt: skip
    saved = skp.simpan(kantor, now.baris.skp_id or 0, found.isi, version=now.version).value
    assert skp_salin.tahun_lalu(kantor, now.baris.skp_id or 0).beda == ()
    assert len(saved.isi.rhk) == 3
    with pytest.raises(RefusedError) as told:
        skp_salin.tahun_lalu(kantor, sari.baris.skp_id or 0)
    assert told.value.code == "skp.sumber-kosong"


def test_the_library_of_a_jabatan_and_one_rhk_for_many(kantor: Konteks) -> None:
    tono = planned(kantor, "Tono", rhk(pimpinan_teks="p"), rhk("Rapat"))
    jabatan = tono.baris.jabatan
    found = skp_salin.pustaka(kantor, jabatan)
    assert {(one.rhk.teks, one.jumlah, one.tahun) for one in found} == {
        ("Laporan keuangan", 1, 2026),
        ("Rapat", 1, 2026),
    }
    assert all(
        one.rhk.id is None and one.rhk.pimpinan_teks == "" and len(one.rhk.indikator) == 2 for one in found
    )
    assert skp_salin.pustaka(kantor, "Tidak ada") == ()
    everybody = [one.penugasan_id for one in skp.daftar(kantor, TAHUN)]
    dewi = planned(kantor, "Dewi", rhk("Lain"))
    skp.ajukan(kantor, {dewi.baris.skp_id or 0: dewi.version})
    given = skp_salin.bagikan(kantor, TAHUN, rhk("laporan  keuangan"), everybody).value
    assert len(given.berhasil) == 6  # eight people: one has it already, one was handed in
    assert [one.code for one in given.findings] == ["skp.terkunci"]
    assert all(
        one.jumlah_rhk == 1 for one in skp.daftar(kantor, TAHUN) if one.nip not in {NIP["Tono"], NIP["Dewi"]}
    )


def test_a_shared_rhk_serves_the_leader_only_below_him(kantor: Konteks) -> None:
    budi = planned(kantor, "Budi", rhk("Keuangan"))
    link = {"pimpinan_id": budi.isi.rhk[0].id, "pimpinan_teks": "Keuangan"}
    sari = planned(kantor, "Sari", rhk("Apel pagi", **link))
    below = [row(kantor, name).penugasan_id for name in ("Rini", "Tono")]  # Budi rates Rini, Sari rates Tono
    done = skp_salin.bagikan(kantor, TAHUN, sari.isi.rhk[0], below).value
    assert len(done.berhasil) == 2
    rini, tono = (skp.buka(kantor, row(kantor, name).skp_id or 0) for name in ("Rini", "Tono"))
    assert [(one.pimpinan_id, one.pimpinan_teks) for one in rini.isi.rhk] == [tuple(link.values())]
    assert [(one.pimpinan_id, one.pimpinan_teks) for one in tono.isi.rhk] == [(None, "")]
    skp_salin.bagikan(kantor, TAHUN, rhk("Rapat", pimpinan_teks="Kata sendiri"), below)
    assert skp.buka(kantor, tono.baris.skp_id or 0).isi.rhk[1].pimpinan_teks == "Kata sendiri"


def test_the_matrix_shows_and_plans(kantor: Konteks) -> None:
    sari = planned(kantor, "Sari", rhk("Keuangan"), rhk("Umum"))
    planned(kantor, "Tono", rhk("Lepas"))
    [one] = [who for who in matriks.pimpinan(kantor, TAHUN) if who.nama == "SARI WULANDARI"]
    assert (one.jumlah, one.rhk) == (1, 2)
    keuangan, umum = (r.id or 0 for r in sari.isi.rhk)
    position = row(kantor, "Tono").penugasan_id
    done = matriks.isi(
        kantor,
        TAHUN,
        [SelMatriks(position, keuangan, "Buku kas\nLaporan"), SelMatriks(position, umum, "Surat")],
    )
    assert (done.value.findings, done.value.dilepas) == ((), 0)
    shown = matriks.matriks(kantor, TAHUN, one.pihak)
    assert [column.teks for column in shown.kolom] == ["Keuangan", "Umum"]
    assert shown.baris[0].sel == {keuangan: ("Buku kas", "Laporan"), umum: ("Surat",), LEPAS: ("Lepas",)}
    # fewer lines: the rest goes; what indicators hang on stays, released
    again = matriks.isi(
        kantor, TAHUN, [SelMatriks(position, keuangan, "Buku kas umum"), SelMatriks(position, LEPAS, "")]
    )
    assert again.value.dilepas == 1  # it stays where it was, and that is said
    cells = matriks.matriks(kantor, TAHUN, one.pihak).baris[0].sel
    assert cells == {keuangan: ("Buku kas umum",), umum: ("Surat",), LEPAS: ("Lepas",)}
    matriks.pulihkan(kantor, again.value)
    assert matriks.matriks(kantor, TAHUN, one.pihak).baris[0].sel[keuangan] == ("Buku kas", "Laporan")


def test_the_matrix_releases_what_has_indicators_and_leaves_what_was_handed_in(kantor: Konteks) -> None:
    sari = planned(kantor, "Sari", rhk("Keuangan"))
    tono = planned(kantor, "Tono", rhk("Buku kas", pimpinan_id=sari.isi.rhk[0].id))
    position, column = tono.baris.penugasan_id, sari.isi.rhk[0].id or 0
    done = matriks.isi(kantor, TAHUN, [SelMatriks(position, column, "")]).value
    assert done.dilepas == 1
    held = skp.buka(kantor, tono.baris.skp_id or 0)
    assert [(one.teks, one.pimpinan_id) for one in held.isi.rhk] == [("Buku kas", None)]
    skp.ajukan(kantor, {tono.baris.skp_id or 0: held.version})
    left = matriks.isi(kantor, TAHUN, [SelMatriks(position, column, "x")]).value
    assert (left.sebelum, [one.code for one in left.findings]) == ({}, ["skp.terkunci"])


def test_a_position_without_plan_gets_one_from_the_matrix(kantor: Konteks) -> None:
    budi = planned(kantor, "Budi", rhk("Layanan"))
    dewi = row(kantor, "Dewi")
    assert dewi.unit == BIDANG
    matriks.isi(kantor, TAHUN, [SelMatriks(dewi.penugasan_id, budi.isi.rhk[0].id or 0, "Data sekolah")])
    assert (row(kantor, "Dewi").status, row(kantor, "Dewi").terhubung) == ("draf", 1)


def test_a_person_in_two_posts_is_told_of_days_that_overlap(kantor: Konteks) -> None:
    from kinerja_desktop.domain.codes import JenisPenugasan
    from kinerja_desktop.services import rangkap

    tono = planned(kantor, "Tono", rhk())
    rangkap.tambah(
        kantor, tono.baris.pegawai_id, JenisPenugasan.PLT, "Kepala Subbagian", None, dari=date(2026, 5, 1)
    )
    second = next(one for one in skp.daftar(kantor, TAHUN) if one.nip == NIP["Tono"] and one.jenis == "plt")
    assert (second.dari, second.sampai) == (date(2026, 5, 1), date(2026, 12, 31))
    made = skp.buat(kantor, TAHUN, [second.penugasan_id]).value[second.penugasan_id]
    assert "skp.tumpang-tindih" in codes(skp.buka(kantor, made))
    assert isinstance(skp.buka(kantor, made).isi, IsiSkp)


def test_a_removed_plan_comes_back_with_days_form_version_and_reason(kantor: Konteks) -> None:
    tono = planned(kantor, "Tono", rhk())
    id_ = tono.baris.skp_id or 0
    skp.tetapkan(kantor, {id_: tono.version}, date(2026, 1, 30))
    second = skp.buka(kantor, skp.ubah(kantor, id_, "Anggaran berubah").value)
    changed = replace(second.isi, kelompok="jpt", rhk=(*second.isi.rhk, rhk("Baru")))
    second = skp.simpan(kantor, second.baris.skp_id or 0, changed, version=second.version).value
    second = skp.ubah_masa(
        kantor, second.baris.skp_id or 0, date(2026, 3, 1), date(2026, 6, 30), version=second.version
    ).value
    gone = skp_hapus.hapus(kantor, second.baris.skp_id or 0, version=second.version).value
    back = skp.buka(kantor, skp_hapus.pulihkan(kantor, gone).value)
    assert [one.teks for one in back.isi.rhk] == ["Laporan keuangan", "Baru"]
    assert (back.isi.kelompok, back.baris.versi, back.baris.alasan) == ("jpt", 2, "Anggaran berubah")
    assert (back.baris.dari, back.baris.sampai) == (date(2026, 3, 1), date(2026, 6, 30))


def test_undoing_the_matrix_leaves_a_plan_that_was_written_on_since(kantor: Konteks) -> None:
    sari = planned(kantor, "Sari", rhk("Keuangan"))
    position, column = row(kantor, "Tono").penugasan_id, sari.isi.rhk[0].id or 0
    filled = matriks.isi(kantor, TAHUN, [SelMatriks(position, column, "Buku kas")]).value
    now = skp.buka(kantor, row(kantor, "Tono").skp_id or 0)
    more = replace(now.isi, rhk=(*now.isi.rhk, rhk("Ditulis sesudahnya")))
    skp.simpan(kantor, now.baris.skp_id or 0, more, version=now.version)
    undone = matriks.pulihkan(kantor, filled).value
    assert [one.code for one in undone.findings] == ["skp.berubah-sejak"]
    assert [one.teks for one in skp.buka(kantor, now.baris.skp_id or 0).isi.rhk] == [
        "Buku kas",
        "Ditulis sesudahnya",
    ]


def test_a_line_of_the_matrix_keeps_its_own_indicators(kantor: Konteks) -> None:
    sari = planned(kantor, "Sari", rhk("Keuangan"))
    column = sari.isi.rhk[0].id or 0
    tono = planned(kantor, "Tono", rhk("A", pimpinan_id=column, indikator=()), rhk("B", pimpinan_id=column))
    position, kept = tono.baris.penugasan_id, tono.isi.rhk[1]
    matriks.isi(kantor, TAHUN, [SelMatriks(position, column, "B"), SelMatriks(position, 99_999, "")])
    now = skp.buka(kantor, tono.baris.skp_id or 0)
    assert now.isi.rhk == (kept,)


def test_a_link_alone_is_a_change_and_a_position_with_a_plan_is_not_removed(kantor: Konteks) -> None:
    from kinerja_desktop.domain.codes import JenisPenugasan
    from kinerja_desktop.services import rangkap

    sari = planned(kantor, "Sari", rhk("Keuangan"))
    tono = planned(kantor, "Tono", rhk(pimpinan_teks="Keuangan"))
    linked = replace(tono.isi, rhk=(replace(tono.isi.rhk[0], pimpinan_id=sari.isi.rhk[0].id),))
    assert (
        skp.simpan(kantor, tono.baris.skp_id or 0, linked, version=tono.version).value.version > tono.version
    )
    second = rangkap.tambah(
        kantor, tono.baris.pegawai_id, JenisPenugasan.PLT, "Kepala Subbagian", None, dari=date(2026, 5, 1)
    ).value
    skp.buat(kantor, TAHUN, [second])
    [held] = rangkap.daftar(kantor, tono.baris.pegawai_id)
    with pytest.raises(RefusedError) as told:
        rangkap.hapus(kantor, second, version=held.version)
    assert told.value.code == "atasan.rangkap-dinilai"
