"""What every screen works with: the opened office, the chosen period and unit, tasks, changes, the way to other screens.

No screen calls another: it asks the session to go there, with arguments the other screen understands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from kinerja_desktop.gui.events import ChangeBus
from kinerja_desktop.gui.store import Store
from kinerja_desktop.gui.tasks import Executor, Tasks


@dataclass(frozen=True, slots=True)
class PeriodeItem:
    """A period to choose: code ``2026-TW3`` and its words ``Triwulan III 2026``."""

    kode: str
    judul: str


@dataclass(frozen=True, slots=True)
class UnitItem:
    """A unit to choose. ``induk_id`` None: a root. ``jumlah``: people below it, 0 unknown."""

    id: int
    nama: str
    induk_id: int | None = None
    jumlah: int = 0


@dataclass(frozen=True, slots=True)
class PersonItem:
    """A person found by a search; ``keterangan`` is the second line (jabatan, unit)."""

    id: int
    nama: str
    nip: str = ""
    keterangan: str = ""


def _nobody(_: str, __: int) -> Sequence[PersonItem]:
    return ()


@dataclass(frozen=True)
class Office:
    """What opening an office folder yields; made by the composition root, never by a screen.

    Attributes:
        konteks: opaque; passed on to services.
        services: opaque bundle of services for screens.
        nama: name of the office, for the title bar.
        pelaku: who works, shown at the top right.
        periods, units: to choose from; the present period first in ``periode``.
        find_people: (text, limit) -> people; called in a ReadTask.
        backup: words after "Backup terakhir", '' if never.
        badges: screen key -> number beside its entry.
    """

    konteks: object = None
    services: object = None
    nama: str = ""
    pelaku: str = ""
    periods: Sequence[PeriodeItem] = ()
    units: Sequence[UnitItem] = ()
    periode: str = ""
    find_people: Callable[[str, int], Sequence[PersonItem]] = _nobody
    backup: str = ""
    badges: Mapping[str, int] = field(default_factory=dict)


class Session(QObject):
    """The present state of one window.

    Signals:
        opened(): an office is there (or another one); screens load.
        periodeChanged(kode), unitChanged(unit_id or None): everything below is about these now.
        choicesChanged(): the lists of periods or units are new.
        goRequested(key, args): show a screen; args go to `Screen.open_at`.
        badgeChanged(key, number); backupChanged(words).
        noticed(text, action_text, action): a line that the window shows for a while (toast).
    """

    opened = Signal()
    periodeChanged = Signal(str)
    unitChanged = Signal(object)
    choicesChanged = Signal()
    goRequested = Signal(str, object)
    badgeChanged = Signal(str, int)
    backupChanged = Signal(str)
    noticed = Signal(str, str, object)

    def __init__(self, executor: Executor | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = Store()
        self.changes = ChangeBus(self)
        self.tasks = Tasks(self.changes, executor, self)
        self.office = Office()
        self.is_open = False
        self._periode = ""
        self._unit: int | None = None

    @property
    def konteks(self) -> object:
        """Return the context every service call takes."""
        return self.office.konteks

    @property
    def periode(self) -> str:
        """Return the code of the chosen period, '' before one exists."""
        return self._periode

    @property
    def unit_id(self) -> int | None:
        """Return the chosen unit; None is the whole office."""
        return self._unit

    def open(self, office: Office) -> None:
        """Take an opened office; the period and unit of last time are chosen again if they still exist."""
        self.office = office
        self.is_open = True
        known = [item.kode for item in office.periods]
        remembered = self.store.text("posisi/periode")
        fallback = office.periode or (known[0] if known else "")
        self._periode = remembered if remembered in known else fallback
        unit = self.store.number("posisi/unit", -1)
        self._unit = unit if any(item.id == unit for item in office.units) else None
        self.choicesChanged.emit()
        self.opened.emit()
        for key, number in office.badges.items():
            self.badgeChanged.emit(key, number)
        self.backupChanged.emit(office.backup)

    def set_choices(self, periods: Sequence[PeriodeItem], units: Sequence[UnitItem]) -> None:
        """Show other periods and units (after an import or a change of settings)."""
        from dataclasses import replace

        self.office = replace(self.office, periods=tuple(periods), units=tuple(units))
        self.choicesChanged.emit()
        if self._unit is not None and all(item.id != self._unit for item in units):
            self.set_unit(None)
        if periods and all(item.kode != self._periode for item in periods):
            self.set_periode(periods[0].kode)

    def rename(self, nama: str) -> None:
        """Show another name of the office."""
        from dataclasses import replace

        self.office = replace(self.office, nama=nama)
        self.choicesChanged.emit()

    def set_periode(self, kode: str) -> None:
        """Choose a period."""
        if kode != self._periode:
            self._periode = kode
            self.store.put("posisi/periode", kode)
            self.periodeChanged.emit(kode)

    def set_unit(self, unit_id: int | None) -> None:
        """Choose a unit; None is the whole office."""
        if unit_id != self._unit:
            self._unit = unit_id
            self.store.put("posisi/unit", -1 if unit_id is None else unit_id)
            self.unitChanged.emit(unit_id)

    def go(self, key: str, **args: object) -> None:
        """Show a screen, e.g. ``go("pegawai", tanpa_atasan=True)``."""
        self.goRequested.emit(key, args)

    def notice(self, text: str, action_text: str = "", action: Callable[[], object] | None = None) -> None:
        """Say something in passing, e.g. "212 pegawai diperbarui" with "Urungkan"."""
        self.noticed.emit(text, action_text, action)
