"""Bagikan and Buku kerja SKP taken back as one step; what somebody went on with stays and is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kinerja_desktop.domain.skp import Rhk
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.services import buku_skp, matriks, skp, skp_salin, skp_urung
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.matriks import SelMatriks
from kinerja_desktop.services.skp_urung import HasilBersama
from tests.services.test_buku_skp import change, kantor, lines_of, out
from tests.services.test_skp import TAHUN, planned, rhk, row

__all__ = ["kantor"]
OWN = ("Tono", "Rini")
FRESH = ("Dewi", "Agus")


def said(konteks: Konteks, name: str) -> list[str] | None:
    """Return the RHK of somebody, None without a plan."""
    id_ = row(konteks, name).skp_id
    return [one.teks for one in skp.buka(konteks, id_).isi.rhk] if id_ is not None else None


def shared(konteks: Konteks) -> HasilBersama:
    """Give an RHK to two who have a plan and to two who have none."""
    for name in OWN:
        planned(konteks, name, rhk("Sendiri"))
    ids = [row(konteks, name).penugasan_id for name in (*OWN, *FRESH)]
    return skp_salin.bagikan(konteks, TAHUN, rhk("Apel pagi"), ids).value


def added(konteks: Konteks, name: str, *more: Rhk) -> None:
    """Write on in a plan."""
    now = skp.buka(konteks, row(konteks, name).skp_id or 0)
    isi = replace(now.isi, rhk=(*now.isi.rhk, *more))
    skp.simpan(konteks, now.baris.skp_id or 0, isi, version=now.version)


def test_sharing_is_taken_back_whole_drafts_that_it_made_go(kantor: Konteks) -> None:
    done = shared(kantor)
    assert len(done.berhasil) == 4
    before = skp.buka(kantor, row(kantor, "Tono").skp_id or 0).isi.rhk[0]
    back = skp_urung.pulihkan(kantor, done.semula)
    assert len(back.value.berhasil) == 4
    assert back.value.findings == ()
    assert back.changes.touches("skp")
    assert [said(kantor, name) for name in (*OWN, *FRESH)] == [["Sendiri"], ["Sendiri"], None, None]
    assert skp.buka(kantor, row(kantor, "Tono").skp_id or 0).isi.rhk == (before,)
    again = skp_urung.pulihkan(kantor, done.semula).value
    assert again.berhasil == (), "what is gone is not taken back twice"


def test_what_newer_things_rest_on_stays_and_is_told(kantor: Konteks) -> None:
    done = shared(kantor)
    added(kantor, "Tono", rhk("Ditulis sesudahnya"))
    dewi = skp.buka(kantor, row(kantor, "Dewi").skp_id or 0)
    skp.ajukan(kantor, {dewi.baris.skp_id or 0: dewi.version})
    rini = skp.buka(kantor, row(kantor, "Rini").skp_id or 0)
    served = next(one for one in rini.isi.rhk if one.teks == "Apel pagi")
    planned(kantor, "Joko", rhk("Menyiapkan apel", pimpinan_id=served.id))
    back = skp_urung.pulihkan(kantor, done.semula).value
    assert sorted(one.code for one in back.findings) == [
        "skp.berubah-sejak", "skp.terkunci", "skp.urung-dilayani",
    ]  # fmt: skip
    assert len(back.berhasil) == 1
    assert said(kantor, "Tono") == ["Sendiri", "Apel pagi", "Ditulis sesudahnya"]
    assert [said(kantor, name) for name in ("Rini", "Dewi", "Agus")] == [
        ["Sendiri", "Apel pagi"], ["Apel pagi"], None,
    ]  # fmt: skip
    joko = skp.buka(kantor, row(kantor, "Joko").skp_id or 0)
    assert joko.isi.rhk[0].pimpinan_id == served.id, "nobody's link was ended"


def test_who_had_it_already_or_was_left_is_not_touched_by_going_back(kantor: Konteks) -> None:
    tono = planned(kantor, "Tono", rhk("Apel pagi"))
    dewi = planned(kantor, "Dewi", rhk("Lain"))
    skp.tetapkan(kantor, {dewi.baris.skp_id or 0: dewi.version}, date(2026, 1, 30))
    ids = [row(kantor, name).penugasan_id for name in ("Tono", "Dewi", "Agus")]
    done = skp_salin.bagikan(kantor, TAHUN, rhk("apel pagi"), ids).value
    assert [one.code for one in done.findings] == ["skp.terkunci"]
    back = skp_urung.pulihkan(kantor, done.semula).value
    assert (len(back.berhasil), back.findings) == (1, ())
    assert skp.buka(kantor, tono.baris.skp_id or 0).isi == tono.isi
    assert [said(kantor, name) for name in ("Dewi", "Agus")] == [["Lain"], None]


@pytest.mark.parametrize("goes_on", [False, True])
def test_a_workbook_is_taken_back_as_one_step(kantor: Konteks, tmp_path: Path, goes_on: bool) -> None:
    sari = planned(kantor, "Sari", rhk("Keuangan"))
    tono = planned(kantor, "Tono", rhk(pimpinan_id=sari.isi.rhk[0].id, pimpinan_teks="Keuangan"))
    path = out(kantor, tmp_path)

    def typed(sheet: Any, head: dict[str, int]) -> None:
        sheet.cell(lines_of(sheet, head, "Sari")[0], head["Rencana hasil kerja"], "Keuangan tertib")
        sheet.cell(lines_of(sheet, head, "Tono")[0], head["Target"], "14 dokumen")
        sheet.cell(lines_of(sheet, head, "Dewi")[0], head["Rencana hasil kerja"], "Data sekolah")

    change(path, typed)
    done = buku_skp.terapkan(kantor, buku_skp.tinjau(kantor, path)).value
    assert len(done.berhasil) == 3
    assert skp.buka(kantor, tono.baris.skp_id or 0).isi.rhk[0].pimpinan_teks == "Keuangan tertib"
    if goes_on:
        added(kantor, "Dewi", rhk("Sesudahnya"))
    back = skp_urung.pulihkan(kantor, done.semula).value
    assert [one.code for one in back.findings] == (["skp.berubah-sejak"] if goes_on else [])
    assert skp.buka(kantor, sari.baris.skp_id or 0).isi == sari.isi
    assert skp.buka(kantor, tono.baris.skp_id or 0).isi == tono.isi
    assert said(kantor, "Dewi") == (["Data sekolah", "Sesudahnya"] if goes_on else None)


def test_a_plan_that_goes_back_quotes_the_present_words_of_its_leader(kantor: Konteks) -> None:
    sari = planned(kantor, "Sari", rhk("Keuangan"))
    led = sari.isi.rhk[0]
    tono = planned(kantor, "Tono", rhk("Laporan", pimpinan_id=led.id, pimpinan_teks="Keuangan"))
    done = skp_salin.bagikan(kantor, TAHUN, rhk("Apel pagi"), [row(kantor, "Tono").penugasan_id]).value
    isi = replace(sari.isi, rhk=(replace(led, teks="Keuangan tertib"),))
    skp.simpan(kantor, sari.baris.skp_id or 0, isi, version=sari.version)
    assert skp_urung.pulihkan(kantor, done.semula).value.findings == ()
    [back] = skp.buka(kantor, tono.baris.skp_id or 0).isi.rhk
    assert (back.pimpinan_id, back.pimpinan_teks) == (led.id, "Keuangan tertib")


def test_a_link_that_would_be_a_circle_by_now_is_not_put_back(kantor: Konteks) -> None:
    sari = planned(kantor, "Sari", rhk("Keuangan"))
    led = sari.isi.rhk[0]
    tono = planned(kantor, "Tono", rhk("Laporan", pimpinan_id=led.id, pimpinan_teks="Keuangan"))
    cell = SelMatriks(row(kantor, "Tono").penugasan_id, led.id or 0, "")
    done = matriks.isi(kantor, TAHUN, [cell]).value
    serving = replace(sari.isi, rhk=(replace(led, pimpinan_id=tono.isi.rhk[0].id),))
    skp.simpan(kantor, sari.baris.skp_id or 0, serving, version=sari.version)
    back = matriks.pulihkan(kantor, done).value
    [told] = back.findings
    assert sentence(told.code, **told.args).startswith("SKP TONO HARYONO tidak diurungkan: RHK pimpinan")
    assert [one.pimpinan_id for one in skp.buka(kantor, tono.baris.skp_id or 0).isi.rhk] == [None]
    assert skp.buka(kantor, sari.baris.skp_id or 0).isi.rhk[0].pimpinan_id == tono.isi.rhk[0].id
