"""J6: Beranda says what is late and what to do next; every number opens its people. By keys and mouse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QTreeWidget

from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.saring import Saring
from kinerja_desktop.services import atasan, pegawai, penguncian, penilaian
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CellEdit
from tests.kantor_kecil import BIDANG, DINAS, NIP, SEKOLAH, SEKRETARIAT, isi

K = Qt.Key


@pytest.fixture
def konteks(konteks: Konteks, request: pytest.FixtureRequest, tmp_path: Path) -> Konteks:
    """Eight people, Budi leads the dinas; five are rated, the two of the Sekretariat locked."""
    if "kosong" in request.node.name:
        return konteks
    units = isi(konteks, tmp_path)
    people = {row.nip: row.id for row in pegawai.daftar(konteks)}
    atasan.set_kepala(konteks, units[DINAS], Pihak(JenisPihak.PEGAWAI, people[NIP["Budi"]]))
    periode = kini(konteks)
    rate(konteks, periode, {"Sari": "SS", "Tono": "AA", "Dewi": "SS", "Agus": "SS", "Maya": "BS"})
    penguncian.kunci(konteks, periode, unit_id=units[SEKRETARIAT])
    return konteks


def kini(konteks: Konteks) -> str:
    from kinerja_desktop.services import periode

    return periode.current(konteks).periode.kode


def rate(konteks: Konteks, periode: str, ratings: dict[str, str]) -> None:
    rows = {row.nip: row for row in penilaian.grid(konteks, periode).baris}
    edits = [
        CellEdit(rows[NIP[name]].penugasan_id, rows[NIP[name]].version, field, text)
        for name, pair in ratings.items()
        for field, text in zip(("hasil_kerja", "perilaku"), pair, strict=True)
    ]
    penilaian.save_cells(konteks, periode, edits)


def part(layar: Any, words: str) -> QAbstractButton:
    """The painted number, line or bar whose accessible name begins so."""
    found = [
        one
        for one in layar.screen.findChildren(QAbstractButton)
        if one.isVisible() and one.accessibleName().startswith(words)
    ]
    assert len(found) == 1, f"{words!r}: {[one.accessibleName() for one in found]}"
    made: QAbstractButton = found[0]
    return made


def any_part(layar: Any, words: str) -> bool:
    return any(
        one.isVisible() and one.accessibleName().startswith(words)
        for one in layar.screen.findChildren(QAbstractButton)
    )


def click(layar: Any, words: str) -> None:
    layar.bot.mouseClick(part(layar, words), Qt.MouseButton.LeftButton)


def beranda(layar: Any) -> None:
    layar.menu("Beranda")


def opened(layar: Any) -> list[tuple[str, dict[str, object]]]:
    """What was asked to be opened, from now on."""
    asked: list[tuple[str, dict[str, object]]] = []
    layar.window.session.goRequested.connect(lambda key, args: asked.append((key, dict(args))))
    return asked


def test_numbers_and_bars_say_how_far_it_is(layar: Any, konteks: Konteks) -> None:
    for words in (
        "8 penilaian pada periode ini", "5 sudah dinilai  ·  62%", "2 terkunci  ·  25%", "1 belum ada atasan",
        "Sangat Baik: 1 pegawai, 20%", "Baik: 3 pegawai, 60%", "Butuh Perbaikan: 1 pegawai, 20%",
        "3 penilaian belum diisi. macet di 1 atasan", "3 nilai belum dikunci", "1 penilaian belum ada atasan. ",
        f"{BIDANG}: 1 dari 2", f"{SEKRETARIAT}: 2 dari 2", f"{SEKOLAH}: 2 dari 3",
    ):  # fmt: skip
        assert part(layar, words).isVisible()
    layar.shot("j6-beranda")


@pytest.mark.parametrize(
    ("words", "key", "people"),
    [
        ("8 penilaian pada periode ini", "penilaian", 8), ("5 sudah dinilai", "penilaian", 5), ("2 terkunci", "penilaian", 2),
        ("3 penilaian belum diisi", "penilaian", 3), ("3 nilai belum dikunci", "penilaian", 3),
        ("Sangat Baik:", "penilaian", 1), ("Baik:", "penilaian", 3),
    ],
)  # fmt: skip
def test_every_number_opens_its_people(
    layar: Any, konteks: Konteks, words: str, key: str, people: int
) -> None:
    asked = opened(layar)
    click(layar, words)
    ((where, args),) = asked
    assert where == key
    saring = args["saring"]
    assert isinstance(saring, Saring)
    assert len(penilaian.grid(konteks, kini(konteks), saring=saring).baris) == people


def test_the_number_is_there_in_the_grid(layar: Any, konteks: Konteks) -> None:
    click(layar, "3 penilaian belum diisi")
    assert layar.screen.accessibleName() == "Entri Penilaian"
    assert {row["Nama"] for row in layar.table()} == {"BUDI SANTOSO", "RINI ASTUTI", "JOKO SUSILO"}


def test_locked_but_not_exported_opens_the_export(layar: Any) -> None:
    click(layar, "2 nilai terkunci belum diekspor")
    assert layar.screen.accessibleName() == "Ekspor BKN"
    assert {row["Nama"] for row in layar.table()} == {"SARI WULANDARI", "TONO HARYONO"}


def test_without_atasan_opens_the_map(layar: Any) -> None:
    target = part(layar, "1 belum ada atasan")
    for _ in range(60):  # Tab walks there
        if layar.window.focusWidget() is target:
            break
        layar.key(K.Key_Tab)
    assert target.hasFocus(), "Tab does not reach the number"
    layar.key(K.Key_Return)
    assert layar.screen.accessibleName() == "Pemetaan atasan"
    assert [row["Nama"] for row in layar.table()] == ["BUDI SANTOSO"]


def test_a_number_opens_its_people_whatever_was_searched_for_before(layar: Any) -> None:
    layar.menu("Entri Penilaian")
    layar.bot.waitUntil(lambda: len(layar.table()) > 1)
    layar.key(K.Key_F, mods=Qt.KeyboardModifier.ControlModifier)
    layar.type("sari wulandari")
    layar.bot.waitUntil(lambda: len(layar.table()) == 1)
    beranda(layar)
    click(layar, "5 sudah dinilai")
    layar.bot.waitUntil(lambda: len(layar.table()) == 5)


def test_a_number_of_the_office_opens_the_office_and_not_the_unit_looked_at_before(layar: Any) -> None:
    layar.menu("Pemetaan atasan")
    (tree,) = [one for one in layar.screen.findChildren(QTreeWidget) if one.isVisible()]
    layar.bot.waitUntil(lambda: tree.topLevelItemCount() == 2)
    tree.setFocus()
    layar.key(K.Key_End)
    layar.bot.waitUntil(lambda: "BUDI SANTOSO" not in {row["Nama"] for row in layar.table()})
    beranda(layar)
    click(layar, "1 belum ada atasan")
    layar.bot.waitUntil(lambda: [row["Nama"] for row in layar.table()] == ["BUDI SANTOSO"])
    assert tree.currentItem().text(0) == "Seluruh kantor"


def test_a_unit_opens_its_people(layar: Any) -> None:
    click(layar, f"{SEKOLAH}: 2 dari 3")
    assert layar.screen.accessibleName() == "Entri Penilaian"
    assert {row["Nama"] for row in layar.table()} == {"AGUS PRASETYO", "MAYA KARTIKA", "JOKO SUSILO"}


def test_the_numbers_follow_what_is_written(layar: Any, konteks: Konteks) -> None:
    click(layar, "3 penilaian belum diisi")
    layar.click_cell("RINI ASTUTI", "Rating Hasil Kerja")
    layar.key(K.Key_S)
    layar.click_cell("RINI ASTUTI", "Rating Perilaku Kerja")
    layar.key(K.Key_S)
    beranda(layar)
    layar.bot.waitUntil(
        lambda: any_part(layar, "6 sudah dinilai")
    )  # laid out at the next turn of the event loop
    (rini,) = [row for row in penilaian.grid(konteks, kini(konteks)).baris if row.nip == NIP["Rini"]]
    assert (rini.hasil, rini.perilaku, rini.predikat) == ("sesuai", "sesuai", "baik")
    layar.bot.waitUntil(lambda: any_part(layar, f"{BIDANG}: 2 dari 2"))


def test_kosong_office_begins_with_five_steps(layar: Any) -> None:
    names = [one.accessibleName().split(".")[0] for one in layar.screen.steps.rows if one.isVisible()]
    assert names == ["Impor pegawai", "Pemetaan atasan", "Entri Penilaian", "Cetak", "Ekspor BKN"]
    layar.shot("j6-kosong")
    layar.key(K.Key_Return)
    assert layar.screen.accessibleName() == "Impor pegawai"
