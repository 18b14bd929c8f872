"""What was chosen last holds for the print centre and for every dialog that saves sheets."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from kinerja_desktop.gui.screens.cetak import kertas as papers
from kinerja_desktop.gui.screens.cetak.screen import CetakScreen
from kinerja_desktop.services.cetak_pesanan import Kertas, Sisi
from tests.gui.test_cetak import K, kantor, layar

__all__ = ["kantor", "layar"]


def test_paper_chosen_in_a_dialog_meanwhile_is_that_of_the_print_centre(layar: CetakScreen) -> None:
    store, options = layar.session.store, layar.options
    assert options.tatanan().kertas is Kertas.A4
    layar.hide()
    papers.remember(store, Kertas.F4.value)  # Berkas orang, SKP
    store.put("cetak/kop", 0)  # Kalibrasi
    layar.show()
    assert options.tatanan().kertas is Kertas.F4
    assert not options.kop.isChecked()


def test_another_option_leaves_paper_chosen_elsewhere_alone(layar: CetakScreen, qtbot: QtBot) -> None:
    store, options = layar.session.store, layar.options
    papers.remember(store, Kertas.F4.value)
    qtbot.keyClick(options.skp, K.Key_Space)
    assert store.text("cetak/kertas") == Kertas.F4.value
    assert store.number("cetak/skp") == 1
    options.kertas.setFocus()
    options.sisi.setFocus()
    qtbot.keyClick(options.sisi, K.Key_Down)
    assert store.text("cetak/sisi") == Sisi.BOLAK_BALIK.value


def test_what_was_unticked_stays_so(layar: CetakScreen, qtbot: QtBot) -> None:
    store, options = layar.session.store, layar.options
    for check in (options.kop, options.tandai):
        assert check.isChecked()
        qtbot.keyClick(check, K.Key_Space)
    layar.hide()
    layar.show()
    assert not options.kop.isChecked()
    assert (store.number("cetak/kop", 1), store.number("cetak/tandai", 1)) == (0, 0)
