"""*Pelaksanaan* on a real office: what is typed, versions, lost updates, bukti on the disk, umpan balik."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.domain.codes import Kedudukan
from kinerja_desktop.domain.findings import Severity
from kinerja_desktop.domain.pelaksanaan import Aksi, Pemberi
from kinerja_desktop.domain.pengakhiran import Evaluasi
from kinerja_desktop.domain.skp import Indikator, Rhk
from kinerja_desktop.foundation.errors import ConflictError, FileError, RefusedError
from kinerja_desktop.services import (
    akhiri,
    bukti,
    cetak_pelaksanaan,
    pegawai,
    pelaksanaan,
    penilaian,
    periksa,
    skp,
    skp_hapus,
)
from kinerja_desktop.services.akhiri import Akhir
from kinerja_desktop.services.cetak_pelaksanaan import JenisPelaksanaan
from kinerja_desktop.services.cetak_skp import PesananSkp
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.pelaksanaan import LembarPelaksanaan
from tests.kantor_kecil import NIP, isi
from tests.services.pelaksanaan_uji import KOSONG, TW, buka, filled, keys, row, tono

__all__ = ["tono"]


def test_what_is_typed_is_read_back_exactly_and_counted(konteks: Konteks, tono: int) -> None:
    stored = filled(konteks, tono)
    lembar = buka(konteks, tono)
    assert lembar.isi == stored
    first, _, third = keys(lembar)
    assert (stored.of(first), stored.of(third)) == ("7 dokumen", "selesai, rapi")
    assert [one.teks for one in stored.lines(first[0])] == ["Rekonsiliasi", "Rapat"]
    counted = row(konteks, tono)
    assert (counted.rhk, counted.aksi, counted.realisasi, counted.bukti) == (2, 1, 2, 0)
    other = pelaksanaan.buka(konteks, tono, "2026-TW2")
    assert other.isi == KOSONG


def test_nothing_is_waited_for_of_a_post_that_has_no_day_in_the_period(konteks: Konteks, tono: int) -> None:
    """Who died in May stood in the last quarter as one who has not yet written his realisasi."""
    [one] = [each for each in pegawai.daftar(konteks) if each.nip == NIP["Tono"]]
    gone = Akhir(date(2026, 5, 15), Kedudukan.MENINGGAL, Evaluasi.TIDAK, alasan="Meninggal dunia")
    akhiri.akhiri(konteks, {one.id: one.version}, gone)
    held = {
        kode: next(each for each in pelaksanaan.daftar(konteks, kode) if each.penugasan_id == tono)
        for kode in ("2026-TW2", "2026-TW4")
    }
    assert [each.is_dalam for each in held.values()] == [True, False]


def test_undoing_is_saving_what_was(konteks: Konteks, tono: int) -> None:
    stored = filled(konteks, tono)
    assert pelaksanaan.simpan(konteks, tono, TW, KOSONG, sebelum=stored).value == KOSONG
    assert row(konteks, tono).realisasi == 0
    assert periksa.periksa_data(konteks).is_utuh


def test_a_lost_update_is_refused_and_nothing_is_written(konteks: Konteks, tono: int) -> None:
    stored = filled(konteks, tono)
    first, second, _ = keys(buka(konteks, tono))
    both = KOSONG.with_realisasi(first, "9 dokumen").with_realisasi(second, "tanggal 4")
    with pytest.raises(ConflictError):
        pelaksanaan.simpan(konteks, tono, TW, both, sebelum=KOSONG)
    assert buka(konteks, tono).isi == stored
    only = KOSONG.with_realisasi(second, "tanggal 4")  # another cell than the other window's
    assert pelaksanaan.simpan(konteks, tono, TW, only, sebelum=KOSONG).value.of(second) == "tanggal 4"


def test_a_draft_is_not_executed(konteks: Konteks, tmp_path: Path) -> None:
    isi(konteks, tmp_path)
    [one] = [each for each in skp.daftar(konteks, 2026) if each.nip == NIP["Tono"]]
    skp.buat(konteks, 2026, [one.penugasan_id])
    assert row(konteks, one.penugasan_id).skp_id is None
    with pytest.raises(RefusedError) as told:
        buka(konteks, one.penugasan_id)
    assert told.value.code == "pelaksanaan.belum-ditetapkan"


def test_a_plan_without_rhk_is_not_set_and_has_no_pelaksanaan(konteks: Konteks, tmp_path: Path) -> None:
    isi(konteks, tmp_path)
    [one] = [each for each in skp.daftar(konteks, 2026) if each.nip == NIP["Tono"]]
    made = skp.buat(konteks, 2026, [one.penugasan_id]).value[one.penugasan_id]
    done = skp.tetapkan(konteks, {made: skp.buka(konteks, made).version}, date(2026, 1, 20)).value
    assert (done.berhasil, [each.code for each in done.findings]) == ((), ["skp.tanpa-rhk"])
    assert (row(konteks, one.penugasan_id).skp_id, row(konteks, one.penugasan_id).rhk) == (None, 0)
    order = PesananSkp(2026, date(2026, 9, 30))
    sheets = cetak_pelaksanaan.susun(konteks, order, JenisPelaksanaan.EVALUASI, TW)
    assert "TONO HARYONO" in {each.args["nama"] for each in sheets.findings}


def test_a_new_version_takes_over_what_was_recorded(konteks: Konteks, tono: int, tmp_path: Path) -> None:
    filled(konteks, tono)
    before = buka(konteks, tono)
    bukti.simpan_tautan(konteks, before.plan.rhk[1].id or 0, TW, "https://contoh.go.id/a")
    made = skp.ubah(konteks, before.skp_id, "target berubah").value
    draft = skp.buka(konteks, made)
    one, two = draft.isi.rhk
    ind = replace(one.indikator[0], target="10 dokumen")
    content = replace(
        draft.isi, rhk=(two, replace(one, teks="Laporan triwulanan", indikator=(ind, one.indikator[1])))
    )
    assert buka(konteks, tono) == replace(
        before, baris=buka(konteks, tono).baris, bukti=buka(konteks, tono).bukti
    )
    version = skp.simpan(konteks, made, content, version=draft.version).value.version
    skp.tetapkan(konteks, {made: version}, date(2026, 7, 1))
    after = buka(konteks, tono)
    assert after.skp_id == made
    arsip, laporan = after.plan.rhk
    assert after.isi.of((arsip.id or 0, 0)) == "selesai, rapi"
    assert after.isi.of((laporan.id or 0, laporan.indikator[0].id or 0)) == "7 dokumen"
    assert [line.teks for line in after.isi.lines(laporan.id or 0)] == ["Rekonsiliasi", "Rapat"]
    assert [(file.rhk_id, file.alamat) for file in after.bukti] == [(arsip.id, "https://contoh.go.id/a")]
    assert after.lepas == ()
    more = after.isi.with_realisasi((arsip.id or 0, 0), "tertib")
    assert pelaksanaan.simpan(konteks, tono, TW, more, sebelum=after.isi).value == more
    assert periksa.periksa_data(konteks).is_utuh


def test_what_lost_its_rhk_is_shown_apart(konteks: Konteks, tono: int) -> None:
    filled(konteks, tono)
    made = skp.ubah(konteks, buka(konteks, tono).skp_id, "satu RHK dicabut").value
    draft = skp.buka(konteks, made)
    fewer = replace(draft.isi, rhk=draft.isi.rhk[:1])
    version = skp.simpan(konteks, made, fewer, version=draft.version).value.version
    # taken out and typed again: the words say that it is the same
    skp.tetapkan(konteks, {made: version}, date(2026, 7, 1))
    assert buka(konteks, tono).lepas == (("Arsip tertib", "selesai, rapi"),)
    third = skp.ubah(konteks, made, "dikembalikan").value
    draft = skp.buka(konteks, third)
    back = replace(draft.isi, rhk=(*draft.isi.rhk, Rhk("Arsip  tertib")))
    version = skp.simpan(konteks, third, back, version=draft.version).value.version
    skp.tetapkan(konteks, {third: version}, date(2026, 8, 1))
    again = buka(konteks, tono)
    assert again.lepas == ()
    assert again.isi.of((again.plan.rhk[1].id or 0, 0)) == "selesai, rapi"


def retyped(konteks: Konteks, penugasan: int) -> LembarPelaksanaan:
    """Set a version in which the first RHK was taken out and typed anew with the same words."""
    filled(konteks, penugasan)
    made = skp.ubah(konteks, buka(konteks, penugasan).skp_id, "diketik ulang").value
    draft = skp.buka(konteks, made)
    one = draft.isi.rhk[0]
    anew = replace(
        one, id=None, asal_id=None, indikator=tuple(replace(ind, id=None) for ind in one.indikator)
    )
    content = replace(draft.isi, rhk=(anew, *draft.isi.rhk[1:]))
    version = skp.simpan(konteks, made, content, version=draft.version).value.version
    skp.tetapkan(konteks, {made: version}, date(2026, 7, 1))
    return buka(konteks, penugasan)


def test_rencana_aksi_of_an_rhk_typed_again_is_changed_not_doubled(konteks: Konteks, tono: int) -> None:
    lembar = retyped(konteks, tono)
    rhk = lembar.plan.rhk[0].id or 0
    assert [one.teks for one in lembar.isi.lines(rhk)] == ["Rekonsiliasi", "Rapat"]
    wanted = lembar.isi.with_lines(rhk, [Aksi("Rekonsiliasi"), Aksi("Rapat kedua")])
    assert pelaksanaan.simpan(konteks, tono, TW, wanted, sebelum=lembar.isi).value == wanted
    assert buka(konteks, tono).isi == wanted


def test_the_list_counts_what_an_rhk_typed_again_shows(konteks: Konteks, tono: int) -> None:
    filled(konteks, tono)
    before = row(konteks, tono)
    assert (before.rhk, before.aksi, before.realisasi) == (2, 1, 2)
    skp_id = buka(konteks, tono).skp_id
    made = skp.ubah(konteks, skp_id, "diketik ulang").value
    draft = skp.buka(konteks, made)
    anew = [
        replace(one, id=None, asal_id=None, indikator=tuple(replace(ind, id=None) for ind in one.indikator))
        for one in draft.isi.rhk
    ]
    version = skp.simpan(
        konteks, made, replace(draft.isi, rhk=tuple(anew)), version=draft.version
    ).value.version
    skp.tetapkan(konteks, {made: version}, date(2026, 7, 1))
    after = row(konteks, tono)
    assert (after.rhk, after.aksi, after.realisasi) == (2, 1, 2)


def test_realisasi_of_an_rhk_typed_again_goes_when_it_is_emptied(konteks: Konteks, tono: int) -> None:
    lembar = retyped(konteks, tono)
    first = keys(lembar)[0]
    more = lembar.isi.with_realisasi(first, "9 dokumen")
    pelaksanaan.simpan(konteks, tono, TW, more, sebelum=lembar.isi)
    pelaksanaan.simpan(konteks, tono, TW, more.with_realisasi(first, ""), sebelum=more)
    assert buka(konteks, tono).isi.of(first) == ""


def renamed(konteks: Konteks, penugasan: int) -> skp.SkpLengkap:
    """Begin a version in which the first RHK has other words."""
    made = skp.ubah(konteks, buka(konteks, penugasan).skp_id, "kata baru").value
    draft = skp.buka(konteks, made)
    first = replace(draft.isi.rhk[0], teks="Pertanggungjawaban keuangan")
    content = replace(draft.isi, rhk=(first, *draft.isi.rhk[1:]))
    return skp.simpan(konteks, made, content, version=draft.version).value


def test_a_line_taken_out_of_a_draft_and_brought_back_still_has_its_facts(
    konteks: Konteks, tono: int
) -> None:
    filled(konteks, tono)
    draft = renamed(konteks, tono)
    id_ = draft.baris.skp_id or 0
    fewer = replace(draft.isi, rhk=draft.isi.rhk[1:])
    without = skp.simpan(konteks, id_, fewer, version=draft.version).value
    back = skp.simpan(konteks, id_, draft.isi, version=without.version).value  # Ctrl+Z
    skp.tetapkan(konteks, {id_: back.version}, date(2026, 7, 1))
    after = buka(konteks, tono)
    assert (after.lepas, after.isi.of(keys(after)[0])) == ((), "7 dokumen")


def test_a_draft_removed_and_brought_back_still_has_its_facts(konteks: Konteks, tono: int) -> None:
    filled(konteks, tono)
    draft = renamed(konteks, tono)
    gone = skp_hapus.hapus(konteks, draft.baris.skp_id or 0, version=draft.version).value
    back = skp_hapus.pulihkan(konteks, gone).value
    skp.tetapkan(konteks, {back: skp.buka(konteks, back).version}, date(2026, 7, 1))
    after = buka(konteks, tono)
    assert (after.lepas, after.isi.of(keys(after)[0])) == ((), "7 dokumen")


def test_typing_on_a_sheet_whose_plan_was_replaced_is_a_conflict(konteks: Konteks, tono: int) -> None:
    first = keys(buka(konteks, tono))[0]
    made = skp.ubah(konteks, buka(konteks, tono).skp_id, "versi lain").value
    skp.tetapkan(konteks, {made: skp.buka(konteks, made).version}, date(2026, 7, 1))
    with pytest.raises(ConflictError):
        pelaksanaan.simpan(konteks, tono, TW, KOSONG.with_realisasi(first, "5"), sebelum=KOSONG)
    assert buka(konteks, tono).isi == KOSONG


def test_two_indicators_that_became_one_hide_nothing(konteks: Konteks, tono: int) -> None:
    def measured(*names: str) -> LembarPelaksanaan:
        made = skp.ubah(konteks, buka(konteks, tono).skp_id, "indikator lain").value
        draft = skp.buka(konteks, made)
        below = tuple(Indikator(name, "12 dokumen", "kuantitas") for name in names)
        content = replace(draft.isi, rhk=(replace(draft.isi.rhk[0], indikator=below), *draft.isi.rhk[1:]))
        version = skp.simpan(konteks, made, content, version=draft.version).value.version
        skp.tetapkan(konteks, {made: version}, date(2026, 7, 1))
        return buka(konteks, tono)

    told = KOSONG.with_realisasi(keys(buka(konteks, tono))[0], "7 laporan")
    pelaksanaan.simpan(konteks, tono, TW, told, sebelum=KOSONG)
    parted = measured("Jumlah berkas", "Jumlah arsip")
    assert [words for _, words in parted.lepas] == ["7 laporan"]
    more = KOSONG.with_realisasi(keys(parted)[0], "8 berkas")
    pelaksanaan.simpan(konteks, tono, TW, more, sebelum=KOSONG)
    joined = measured("Jumlah berkas")
    assert [words for _, words in joined.isi.realisasi] == ["8 berkas"]
    assert [words for _, words in joined.lepas] == ["7 laporan"]


def test_feedback_on_an_rhk_that_is_gone_is_refused(konteks: Konteks, tono: int) -> None:
    with pytest.raises(ConflictError):
        pelaksanaan.beri_umpan_balik(
            konteks, tono, TW, rhk_id=99_999, perilaku="", pemberi=Pemberi.REKAN, nama="", pegawai_id=None,
            tanggal=date(2026, 8, 3), teks="Cepat",
        )  # fmt: skip


def test_a_file_is_copied_hashed_opened_and_missed(konteks: Konteks, tono: int, tmp_path: Path) -> None:
    source = tmp_path / "Laporan Juli.PDF"
    source.write_bytes(b"isi laporan" * 1000)
    for rhk in buka(konteks, tono).plan.rhk:
        bukti.simpan_berkas(konteks, rhk.id or 0, TW, source)  # the same again is one file
    source.unlink()
    first, second = buka(konteks, tono).bukti
    path = bukti.tempat(konteks, first)
    assert path == bukti.tempat(konteks, second)
    assert (path.parent.name, path.suffix, path.read_bytes()) == ("bukti", ".pdf", b"isi laporan" * 1000)
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    path.write_bytes(b"ISI LAPORAN" * 1000)
    with pytest.raises(FileError) as told:
        bukti.tempat(konteks, first)
    assert told.value.code == "lampiran.berubah"
    assert periksa.periksa_data(konteks).jumlah == {"periksa.lampiran-berubah": 2}
    path.unlink()
    assert buka(konteks, tono).hilang == {first.id, second.id}
    assert (row(konteks, tono).bukti, row(konteks, tono).hilang) == (2, 2)
    with pytest.raises(FileError) as told:
        bukti.tempat(konteks, first)
    assert told.value.code == "lampiran.hilang"
    found = periksa.periksa_data(konteks)
    assert found.jumlah == {"periksa.lampiran-hilang": 2}
    assert (found.lampiran, found.rusak, found.is_utuh) == (2, 0, False)
    assert {one.severity for one in found.findings} == {Severity.WARN}
    bukti.lepas(konteks, second.id, second.version)
    assert [one.id for one in buka(konteks, tono).bukti] == [first.id]


def test_what_is_attached_already_is_not_attached_twice_and_a_lost_file_comes_back(
    konteks: Konteks, tono: int, tmp_path: Path
) -> None:
    source = tmp_path / "Foto.png"
    source.write_bytes(b"isi foto")
    rhk = buka(konteks, tono).plan.rhk[0].id or 0
    made = bukti.simpan_berkas(konteks, rhk, TW, source).value
    [one] = buka(konteks, tono).bukti
    bukti.tempat(konteks, one).unlink()
    assert buka(konteks, tono).hilang == {made}
    again = bukti.simpan_berkas(konteks, rhk, TW, source)
    assert (again.value, again.changes.of_kind("bukti")) == (made, frozenset({made}))
    assert (buka(konteks, tono).bukti, buka(konteks, tono).hilang) == ((one,), frozenset())
    links = {bukti.simpan_tautan(konteks, rhk, TW, "https://contoh.id/a ").value for _ in range(2)}
    assert len(links) == 1
    other = next(period for period in ("2026-TW1", "2026-TW2", "2026-TW3", "2026-TW4") if period != TW)
    assert bukti.simpan_berkas(konteks, rhk, other, source).value != made


def test_a_file_that_is_gone_is_said(konteks: Konteks, tono: int, tmp_path: Path) -> None:
    with pytest.raises(FileError) as told:
        bukti.simpan_berkas(konteks, buka(konteks, tono).plan.rhk[0].id or 0, TW, tmp_path / "tidak ada.pdf")
    assert told.value.code == "lampiran.tidak-terbaca"
    assert buka(konteks, tono).bukti == ()


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("file:///etc/passwd", "tautan-bukan-web"),
        ("javascript:alert(1)", "tautan-bukan-web"),
        ("contoh", "tautan-salah"),
        ("http://", "tautan-salah"),
        ("https://a b", "tautan-salah"),
    ],
)
def test_only_web_addresses_are_links(konteks: Konteks, tono: int, address: str, code: str) -> None:
    with pytest.raises(RefusedError) as told:
        bukti.simpan_tautan(konteks, buka(konteks, tono).plan.rhk[0].id or 0, TW, address)
    assert told.value.code == f"pelaksanaan.{code}"


def test_feedback_of_many_and_the_raters_words_stand_together(konteks: Konteks, tono: int) -> None:
    rhk = buka(konteks, tono).plan.rhk[0].id or 0
    sari = next(one.id for one in pegawai.daftar(konteks) if one.nip == NIP["Sari"])
    day = date(2026, 8, 3)
    pelaksanaan.beri_umpan_balik(
        konteks, tono, TW, rhk_id=rhk, perilaku="", pemberi=Pemberi.PIMPINAN, nama="", pegawai_id=sari, tanggal=day,
        teks="Cepat dan rapi",
    )  # fmt: skip
    pelaksanaan.beri_umpan_balik(
        konteks, tono, TW, rhk_id=None, perilaku="harmonis", pemberi=Pemberi.LAINNYA, nama="Wali murid",
        pegawai_id=None, tanggal=day, teks="Ramah",
    )  # fmt: skip
    edit = penilaian.CellEdit(tono, None, "umpan_balik.akuntabel", "Jujur")
    penilaian.save_cells(konteks, TW, [edit])
    lembar = buka(konteks, tono)
    said = [
        (one.rhk_id, one.perilaku, pelaksanaan.pemberi_words(one, one.pemberi)) for one in lembar.umpan_balik
    ]
    assert said == [(rhk, "", "pimpinan (SARI WULANDARI)"), (None, "harmonis", "lainnya (Wali murid)")]
    assert lembar.penilai_perilaku == (("Akuntabel", "Jujur"),)
    assert row(konteks, tono).umpan_balik == 2
    last = lembar.umpan_balik[1]
    pelaksanaan.hapus_umpan_balik(konteks, last.id, last.version)
    assert len(buka(konteks, tono).umpan_balik) == 1


def test_empty_feedback_is_refused(konteks: Konteks, tono: int) -> None:
    with pytest.raises(RefusedError) as told:
        pelaksanaan.beri_umpan_balik(
            konteks, tono, TW, rhk_id=None, perilaku="loyal", pemberi=Pemberi.REKAN, nama="", pegawai_id=None,
            tanggal=date(2026, 8, 3), teks=" ",
        )  # fmt: skip
    assert told.value.code == "pelaksanaan.umpan-kosong"


def test_much_is_kept_whole(konteks: Konteks, tono: int) -> None:
    first, *_ = keys(buka(konteks, tono))
    long = "baris pertama\n" + "a" * 10_000
    wanted = KOSONG.with_realisasi(first, long).with_lines(
        first[0], [Aksi(f"langkah {n}") for n in range(200)]
    )
    assert pelaksanaan.simpan(konteks, tono, TW, wanted, sebelum=KOSONG).value == wanted
    assert buka(konteks, tono).isi == wanted
