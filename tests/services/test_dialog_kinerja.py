"""The record of a dialog kinerja on a real office: kept, followed up, undone, refused, printed, checked."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.documents.dialog_kinerja import Butir, LembarDialog
from kinerja_desktop.domain.dialog import IsiDialog, Kesepakatan
from kinerja_desktop.foundation.errors import ConflictError, RefusedError
from kinerja_desktop.services import cetak_pelaksanaan, orang, pegawai, periksa
from kinerja_desktop.services.cetak_pelaksanaan import JenisPelaksanaan
from kinerja_desktop.services.cetak_skp import PesananSkp
from kinerja_desktop.services.dialog_kinerja import CatatanDialog, baca, simpan
from kinerja_desktop.services.konteks import Konteks
from tests.kantor_kecil import NIP
from tests.services.pelaksanaan_uji import tono

__all__ = ["tono"]

TW2, TW3, TW4 = "2026-TW2", "2026-TW3", "2026-TW4"
KOSONG = IsiDialog()
AGREED = (
    Kesepakatan(teks="Rekonsiliasi aset", siapa="Tono", batas=date(2026, 9, 30)),
    Kesepakatan(teks="Rak arsip"),
)
DIALOG = IsiDialog(date(2026, 7, 6), "Apa yang menahan arsip?", "Tono, Sari", AGREED)


def kept(konteks: Konteks, penugasan: int) -> CatatanDialog:
    """Store the dialogue of the second quarter."""
    return simpan(konteks, penugasan, TW2, DIALOG, sebelum=KOSONG).value


def followed(konteks: Konteks, penugasan: int, *said: tuple[str, str]) -> CatatanDialog:
    """Say in the third quarter what came of it."""
    now = baca(konteks, penugasan, TW3).isi
    told = [replace(one, keadaan=k, catatan=c) for one, (k, c) in zip(now.lanjut, said, strict=True)]
    wanted = replace(now, lanjut=tuple(told))
    return simpan(konteks, penugasan, TW3, wanted, sebelum=now).value


def test_a_dialogue_is_kept_and_the_next_period_follows_it_up(konteks: Konteks, tono: int) -> None:
    stored = kept(konteks, tono)
    assert (stored.isi.own, stored.dahulu) == (DIALOG, "")
    next_ = baca(konteks, tono, TW3)
    assert (next_.isi.own, next_.dahulu) == (KOSONG, TW2)
    assert next_.isi.lanjut == stored.isi.kesepakatan
    followed(konteks, tono, ("tercapai", " berita acara lengkap "), ("belum", ""))
    again = baca(konteks, tono, TW2).isi.kesepakatan
    assert [(one.keadaan, one.catatan) for one in again] == [
        ("tercapai", "berita acara lengkap"),
        ("belum", ""),
    ]
    assert [one.id for one in again] == [one.id for one in stored.isi.kesepakatan]
    assert baca(konteks, tono, TW3).isi.is_kosong  # only followed up, itself not held yet
    assert baca(konteks, tono, TW4).dahulu == TW2
    assert baca(konteks, tono, "2026-TW1") == CatatanDialog(tono, "2026-TW1", KOSONG)
    assert periksa.periksa_data(konteks).is_utuh


def test_a_dialogue_without_agreements_does_not_hide_those_before_it(konteks: Konteks, tono: int) -> None:
    kept(konteks, tono)
    only_talk = IsiDialog(date(2026, 10, 5), "Ada kendala?")
    seen = baca(konteks, tono, TW3).isi
    simpan(konteks, tono, TW3, replace(only_talk, lanjut=seen.lanjut), sebelum=seen)
    later = baca(konteks, tono, TW4)
    assert (later.dahulu, [one.teks for one in later.isi.lanjut]) == (TW2, ["Rekonsiliasi aset", "Rak arsip"])


def test_saving_what_was_undoes_and_redoes(konteks: Konteks, tono: int) -> None:
    stored = kept(konteks, tono).isi
    shorter = replace(stored, kesepakatan=stored.kesepakatan[1:])
    assert simpan(konteks, tono, TW2, shorter, sebelum=stored).value.isi.own == shorter.own
    back = simpan(konteks, tono, TW2, stored, sebelum=shorter).value.isi
    assert back.own == DIALOG
    assert simpan(konteks, tono, TW2, KOSONG, sebelum=DIALOG).value == CatatanDialog(tono, TW2, KOSONG)
    assert baca(konteks, tono, TW3).dahulu == ""
    assert simpan(konteks, tono, TW2, DIALOG, sebelum=KOSONG).value.isi.own == DIALOG
    assert periksa.periksa_data(konteks).is_utuh


def test_what_was_said_of_an_agreement_survives_the_undo_of_its_dialogue(konteks: Konteks, tono: int) -> None:
    kept(konteks, tono)
    followed(konteks, tono, ("tercapai", "rapi"), ("", ""))
    whole = baca(konteks, tono, TW2).isi
    simpan(konteks, tono, TW2, KOSONG, sebelum=whole)
    simpan(konteks, tono, TW2, whole, sebelum=KOSONG)
    assert [one.keadaan for one in baca(konteks, tono, TW3).isi.lanjut] == ["tercapai", ""]


def test_a_lost_update_is_refused_and_nothing_is_written(konteks: Konteks, tono: int) -> None:
    kept(konteks, tono)
    other = replace(DIALOG, pertanyaan="Yang lain?")
    with pytest.raises(ConflictError):
        simpan(konteks, tono, TW2, other, sebelum=KOSONG)
    assert baca(konteks, tono, TW2).isi.own == DIALOG
    seen = baca(konteks, tono, TW3).isi
    followed(konteks, tono, ("berjalan", ""), ("", ""))
    mine = replace(
        seen, pertanyaan="Ada?", lanjut=(replace(seen.lanjut[0], keadaan="tercapai"), seen.lanjut[1])
    )
    with pytest.raises(ConflictError):
        simpan(konteks, tono, TW3, mine, sebelum=seen)
    assert baca(konteks, tono, TW3).isi.pertanyaan == ""
    second = replace(seen, lanjut=(seen.lanjut[0], replace(seen.lanjut[1], keadaan="belum")))
    assert [one.keadaan for one in simpan(konteks, tono, TW3, second, sebelum=seen).value.isi.lanjut] == [
        "berjalan",
        "belum",
    ]
    now = baca(konteks, tono, TW3).isi
    simpan(konteks, tono, TW2, KOSONG, sebelum=baca(konteks, tono, TW2).isi)
    gone = replace(now, lanjut=(replace(now.lanjut[0], catatan="baru"), now.lanjut[1]))
    with pytest.raises(ConflictError) as told:
        simpan(konteks, tono, TW3, gone, sebelum=now)
    assert told.value.code == "simpanan.hilang"


def test_an_agreement_without_words_is_refused(konteks: Konteks, tono: int) -> None:
    wanted = IsiDialog(date(2026, 7, 6), kesepakatan=(Kesepakatan(siapa="Tono"),))
    with pytest.raises(RefusedError) as told:
        simpan(konteks, tono, TW2, wanted, sebelum=KOSONG)
    assert told.value.code == "dialog.kesepakatan-kosong"
    assert baca(konteks, tono, TW2).isi == KOSONG


def test_an_undecided_write_changes_nothing_and_touches_nothing(konteks: Konteks, tono: int) -> None:
    stored = kept(konteks, tono).isi
    done = simpan(konteks, tono, TW2, stored, sebelum=stored)
    assert not done.changes.touches("dialog_kinerja")
    assert not done.changes.touches("kesepakatan")
    first = simpan(konteks, tono, TW4, IsiDialog(pertanyaan="Ada?"), sebelum=KOSONG).changes
    assert first.touches("dialog_kinerja")


def test_the_sheet_prints_what_was_recorded_and_what_came_of_the_dialogue_before(
    konteks: Konteks, tono: int
) -> None:
    def printed(periode: str) -> LembarDialog:
        order = PesananSkp(2026, date(2026, 10, 2), nip=(NIP["Tono"],))
        [sheet] = cetak_pelaksanaan.susun(konteks, order, JenisPelaksanaan.DIALOG, periode).lembar
        assert isinstance(sheet, LembarDialog)
        return sheet

    empty = printed(TW3)
    assert (empty.lanjut, empty.pertanyaan, empty.kesepakatan, empty.tanggal) == ((), "", (), "")
    kept(konteks, tono)
    followed(konteks, tono, ("tercapai", "rapi"), ("", ""))
    sheet = printed(TW3)
    assert sheet.dahulu == "TRIWULAN II 2026"
    assert sheet.lanjut == (
        Butir("Rekonsiliasi aset", "Tono", "30 September 2026", "Tercapai\nrapi"),
        Butir("Rak arsip", "", ""),
    )
    own = printed(TW2)
    assert (own.tanggal, own.hadir, own.pertanyaan) == (
        "6 Juli 2026",
        "Tono, Sari",
        "Apa yang menahan arsip?",
    )
    assert [one.teks for one in own.kesepakatan] == ["Rekonsiliasi aset", "Rak arsip"]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE kesepakatan SET keadaan = 'entah' WHERE urutan = 0",
        "UPDATE dialog_kinerja SET periode_kode = '2026-TW9'",
    ],
)
def test_a_damaged_dialogue_is_found(konteks: Konteks, tono: int, damage: str) -> None:
    kept(konteks, tono)
    file: Path = konteks.kantor.folder / "kinerja.db"
    with sqlite3.connect(file) as raw:
        raw.execute(damage)
    raw.close()
    assert periksa.periksa_data(konteks).jumlah["periksa.dialog"] >= 1


def test_everything_about_a_person_names_his_dialogues_of_the_year(konteks: Konteks, tono: int) -> None:
    who = next(row.id for row in pegawai.daftar(konteks) if row.nip == NIP["Tono"])
    titles = [part.judul for part in orang.semua(konteks, who, 2026).bagian]
    [empty] = [part for part in orang.semua(konteks, who, 2026).bagian if part.judul == "Dialog kinerja 2026"]
    assert (empty.baris, empty.kosong) == ((), "Belum ada dialog kinerja yang dicatat tahun ini.")
    assert len(set(titles)) == len(titles)
    stored = kept(konteks, tono).isi
    [part] = [one for one in orang.semua(konteks, who, 2026).bagian if one.judul == "Dialog kinerja 2026"]
    [line] = part.baris
    assert line.kata.startswith("Triwulan II 2026 · ")
    assert (line.layar, dict(line.tujuan)) == ("pelaksanaan", {"penugasan": tono, "periode": TW2})
    assert all(any(one.teks in said for said in line.rinci) for one in stored.kesepakatan)
    [other] = [one for one in orang.semua(konteks, who, 2025).bagian if one.judul == "Dialog kinerja 2025"]
    assert other.baris == ()
