"""A leader's plan that is changed, and the matriks beside others who write."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.services import atasan, matriks, periksa, skp, skp_tutup
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.matriks import LEPAS, SelMatriks
from tests.services.test_skp import TAHUN, kantor, planned, rhk, row

__all__ = ["kantor"]


def test_links_follow_the_leaders_new_version_when_it_is_set(kantor: Konteks) -> None:
    sari = planned(kantor, "Sari", rhk("Keuangan"), rhk("Umum"))
    keuangan, umum = (one.id for one in sari.isi.rhk)
    tono = planned(kantor, "Tono", rhk("Kas", pimpinan_id=keuangan), rhk("Surat", pimpinan_id=umum))
    old = sari.baris.skp_id or 0
    skp.tetapkan(kantor, {old: sari.version}, date(2026, 1, 30))
    draft = skp.buka(kantor, skp.ubah(kantor, old, "Anggaran berubah").value)
    one, _ = draft.isi.rhk
    changed = replace(draft.isi, rhk=(rhk("Aset"), replace(one, teks="Keuangan daerah")))
    draft = skp.simpan(kantor, draft.baris.skp_id or 0, changed, version=draft.version).value
    sheet = matriks.matriks(kantor, TAHUN, Pihak(JenisPihak.PEGAWAI, sari.baris.pegawai_id))
    assert [column.teks for column in sheet.kolom] == ["Keuangan", "Umum"]  # what is in force
    assert sheet.baris[0].sel == {keuangan: ("Kas",), umum: ("Surat",)}
    seen = skp.buka(kantor, tono.baris.skp_id or 0)
    skp.tetapkan(kantor, {draft.baris.skp_id or 0: draft.version}, date(2026, 5, 30))
    aset, keuangan_baru = (row.id or 0 for row in draft.isi.rhk)
    sheet = matriks.matriks(kantor, TAHUN, Pihak(JenisPihak.PEGAWAI, sari.baris.pegawai_id))
    assert [column.id for column in sheet.kolom] == [aset, keuangan_baru]
    assert sheet.baris[0].sel == {keuangan_baru: ("Kas",), LEPAS: ("Surat",)}
    now = skp.buka(kantor, tono.baris.skp_id or 0)
    assert [(row.pimpinan_id, row.pimpinan_teks) for row in now.isi.rhk] == [
        (keuangan_baru, "Keuangan daerah"),
        (None, "Umum"),
    ]
    # a window that still shows the old links saves them into the new version
    late = replace(seen.isi, rhk=(replace(seen.isi.rhk[0], teks="Buku kas"), *seen.isi.rhk[1:]))
    saved = skp.simpan(kantor, tono.baris.skp_id or 0, late, version=now.version).value
    assert [row.pimpinan_id for row in saved.isi.rhk] == [keuangan_baru, None]
    assert saved.isi.rhk[0].pimpinan_teks == "Keuangan daerah"
    assert periksa.periksa_data(kantor).findings == ()


def test_a_line_taken_out_and_brought_back_in_a_new_version_is_still_the_same(kantor: Konteks) -> None:
    sari = planned(kantor, "Sari", rhk("Keuangan"))
    tono = planned(kantor, "Tono", rhk("Kas", pimpinan_id=sari.isi.rhk[0].id))
    skp.tetapkan(kantor, {sari.baris.skp_id or 0: sari.version}, date(2026, 1, 30))
    first = skp.buka(kantor, skp.ubah(kantor, sari.baris.skp_id or 0, "x").value)
    id_ = first.baris.skp_id or 0
    less = skp.simpan(kantor, id_, replace(first.isi, rhk=(rhk("Lain"),)), version=first.version).value
    back = replace(first.isi, rhk=(replace(first.isi.rhk[0], teks="Sama sekali lain"),))
    whole = skp.simpan(kantor, id_, back, version=less.version).value
    skp.tetapkan(kantor, {id_: whole.version}, date(2026, 5, 30))
    assert skp.buka(kantor, tono.baris.skp_id or 0).isi.rhk[0].pimpinan_id == whole.isi.rhk[0].id


def test_the_matrix_leaves_a_cell_that_changed_since_it_was_seen(kantor: Konteks) -> None:
    sari = planned(kantor, "Sari", rhk("Keuangan"), rhk("Umum"))
    keuangan, umum = (one.id or 0 for one in sari.isi.rhk)
    position = row(kantor, "Tono").penugasan_id
    matriks.isi(kantor, TAHUN, [SelMatriks(position, keuangan, "Buku kas", "")])
    late = matriks.isi(
        kantor,
        TAHUN,
        [SelMatriks(position, keuangan, "Laporan", ""), SelMatriks(position, umum, "Surat", "")],
    ).value
    assert [one.code for one in late.findings] == ["skp.sel-berubah"]
    assert late.baris[0].sel == {keuangan: ("Buku kas",), umum: ("Surat",)}
    gone = matriks.isi(kantor, TAHUN, [SelMatriks(position, 99_999, "Arsip", "")]).value
    assert [one.code for one in gone.findings] == ["skp.kolom-hilang"]
    assert "Arsip" in sentence("skp.kolom-hilang", **gone.findings[0].args)


def test_the_matrix_does_not_point_in_circles(kantor: Konteks) -> None:
    budi = planned(kantor, "Budi", rhk("Layanan"))
    sari = planned(kantor, "Sari", rhk("Keuangan", pimpinan_id=budi.isi.rhk[0].id))
    atasan.set_penilai(kantor, [budi.baris.penugasan_id], Pihak(JenisPihak.PEGAWAI, sari.baris.pegawai_id))
    cell = SelMatriks(row(kantor, "Budi").penugasan_id, sari.isi.rhk[0].id or 0, "Layanan")
    told = matriks.isi(kantor, TAHUN, [cell]).value
    assert [one.code for one in told.findings] == ["skp.matriks-melingkar"]
    assert row(kantor, "Budi").terhubung == 0


def test_of_a_plan_that_is_there_already_no_other_status_is_named(kantor: Konteks) -> None:
    tono = planned(kantor, "Tono", rhk())
    id_ = tono.baris.skp_id or 0
    skp.ajukan(kantor, {id_: tono.version})
    [again] = skp.ajukan(kantor, {id_: skp.buka(kantor, id_).version}).value.findings
    assert sentence(again.code, **again.args) == "SKP TONO HARYONO sudah berstatus Diajukan."
    skp.tetapkan(kantor, {id_: skp.buka(kantor, id_).version}, date(2026, 1, 30))
    [opened] = skp_tutup.buka_kembali(kantor, {id_: skp.buka(kantor, id_).version}).value.findings
    assert sentence(opened.code, **opened.args) == "SKP TONO HARYONO sudah berstatus Ditetapkan."
