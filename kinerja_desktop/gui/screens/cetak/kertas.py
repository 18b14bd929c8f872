"""The paper that was chosen last on this PC, for the print centre and every dialog that saves sheets."""

from __future__ import annotations

from kinerja_desktop.gui.store import Store
from kinerja_desktop.services.cetak_pesanan import Kertas


def chosen(store: Store, kantor: str) -> str:
    """Return the paper to offer: the office's when it was set anew, else what was chosen here last."""
    if kantor != store.text("cetak/kertas-kantor"):
        store.put("cetak/kertas-kantor", kantor)
        store.put("cetak/kertas", kantor)
    found = store.text("cetak/kertas", kantor)
    return found if found in {one.value for one in Kertas} else kantor


def remember(store: Store, kertas: str) -> Kertas:
    """Keep what was chosen, and return it."""
    store.put("cetak/kertas", kertas)
    return Kertas(kertas)
