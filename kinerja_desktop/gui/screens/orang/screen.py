"""The screen: sections in two columns, scrolled; next and previous of the list by keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kinerja_desktop.domain.nip import display
from kinerja_desktop.gui import shortcuts
from kinerja_desktop.gui.events import Follower, Refresher
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.signs import PREDIKAT_WORDS
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import Card, EmptyState, button, label
from kinerja_desktop.gui.widgets.panels import scrolled
from kinerja_desktop.gui.widgets.pickers import PersonPicker
from kinerja_desktop.gui.widgets.predikat import PredikatBadge
from kinerja_desktop.services import orang
from kinerja_desktop.services.orang import BagianOrang, BarisOrang, Orang

_KINDS = (
    "penilaian",
    "skp",
    "penugasan",
    "pegawai",
    "keberatan",
    "kalibrasi",
    "unit",
    "dialog_kinerja",
    "kesepakatan",
)
_ENTRI = "penilaian"
_ASAL = {
    _ENTRI: "Entri Penilaian", "pegawai": "Pegawai", "monitoring": "Monitoring", "tenggat": "Tenggat", "cetak": "Cetak",
}  # fmt: skip
_SHOWS = {_ENTRI: "pegawai_id", "pegawai": "pegawai"}
"""What the screens that can show a person call him."""


class OrangScreen(Screen):
    """Everything about one person in the year of the chosen period."""

    help_page = "orang"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Semua tentang satu pegawai")
        self.found: Orang | None = None
        self._who: int | None = None
        self._people: tuple[int, ...] = ()
        self._asal = _ENTRI
        self.picker = PersonPicker(session, self.tr("Pegawai lain"))
        self.picker.setFixedWidth(220)
        self.before = button(
            self.tr("&Sebelumnya"), partial(self._step, -1), "chevron-left", hint="Ctrl+Page Up"
        )
        self.after = button(
            self.tr("&Berikutnya"), partial(self._step, 1), "chevron-right", hint="Ctrl+Page Down"
        )
        self.home = button("", self._home, "arrow-left", hint=self.tr("Esc"))
        for part in (self.picker, self.home, self.before, self.after):
            self.buttons.addWidget(part)
        self.about = label("", Tulisan.ISI, "lembut", wrap=True)
        self.about.hide()
        self.content.addWidget(self.about)
        self.columns: list[QVBoxLayout] = []
        self.stack = QStackedWidget()
        self.stack.addWidget(
            EmptyState(
                "users", self.tr("Belum ada pegawai yang dipilih"),
                self.tr("Cari seorang pegawai di kanan atas, atau tekan F9 pada barisnya di sebuah daftar."),
            )
        )  # fmt: skip
        self.stack.addWidget(self._body())
        self.content.addWidget(self.stack, 1)
        self._bind()

    def _body(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(10)
        for _side in range(2):
            column = QVBoxLayout()
            column.setSpacing(10)
            row.addLayout(column, 1)
            self.columns.append(column)
        self.area = scrolled(holder)
        return self.area

    def _bind(self) -> None:
        session = self.session
        Refresher(self, session.changes, _KINDS, self.reload, own=True)
        Follower(self, self.reload, session.periodeChanged)
        self.picker.chosen.connect(self._picked)
        shortcuts.bind("Ctrl+PgDown", self, self.after.click)
        shortcuts.bind("Ctrl+PgUp", self, self.before.click)
        shortcuts.bind("Esc", self, self._home)
        shortcuts.bind(shortcuts.RELOAD, self, self.reload)
        self._tell()

    def first_focus(self) -> QWidget | None:
        """Return the next one's button, or the field to look for somebody."""
        return (
            self.after if self.after.isEnabled() else self.before if self.before.isEnabled() else self.picker
        )

    def open_at(self, args: Mapping[str, object]) -> None:
        """Show a person (``pegawai``) among the others of a list (``daftar``, ids in their order) of a screen (``asal``)."""
        who, people, origin = args.get("pegawai"), args.get("daftar"), args.get("asal", _ENTRI)
        self._asal = str(origin)
        if isinstance(people, tuple):
            self._people = people
        elif isinstance(who, int):
            self._people = ()
        if isinstance(who, int):
            self._show_person(who)
        elif self._who is not None:
            self.reload()

    def _picked(self, person: object) -> None:
        chosen = getattr(person, "id", None)
        if isinstance(chosen, int):
            self._people = ()
            self._show_person(chosen)

    def _show_person(self, who: int) -> None:
        self._who = who
        self._tell()
        target = self.first_focus()
        if target is not None:
            target.setFocus()
        self.reload()

    def _step(self, by: int) -> None:
        at = self._place() + by
        if 0 <= at < len(self._people):
            self._show_person(self._people[at])

    def _place(self) -> int:
        return self._people.index(self._who) if self._who in self._people else -1

    def _tell(self) -> None:
        at = self._place()
        self.before.setEnabled(at > 0)
        self.after.setEnabled(0 <= at < len(self._people) - 1)
        self.home.setText(self.tr("Ke {0}").format(_ASAL.get(self._asal, _ASAL[_ENTRI])))
        self.subtitle.setText(self.tr("{0} dari {1}").format(at + 1, len(self._people)) if at >= 0 else "")

    def _home(self) -> None:
        name = _SHOWS.get(self._asal)
        args = {name: self._who} if self._who is not None and name else {}
        self.session.go(self._asal, **args)

    def reload(self, *_: object) -> None:
        """Read the person anew."""
        if self._who is None or not self.session.periode:
            return
        konteks, who, year = konteks_of(self.session), self._who, int(self.session.periode[:4])
        self.read_newest(lambda _progress: orang.semua(konteks, who, year), self._loaded)

    def _loaded(self, found: Orang) -> None:
        is_other = self.found is None or self.found.pegawai_id != found.pegawai_id
        self.found = found
        self.title.setText(found.nama)
        self.setAccessibleName(found.nama)
        about = (display(found.nip), found.jabatan, found.unit)
        self.about.setText(" · ".join(part for part in about if part))
        self.about.show()
        self.stack.setCurrentWidget(self.area)
        for column in self.columns:
            while (item := column.takeAt(0)) is not None:
                if (old := item.widget()) is not None:
                    old.hide()
                    old.deleteLater()
        heights = [0, 0]
        for part in found.bagian:  # each goes where less stands so far
            side = heights.index(min(heights))
            self.columns[side].addWidget(self._card(part))
            heights[side] += 3 + sum(2 + len(one.rinci) for one in part.baris)
        for column in self.columns:
            column.addStretch(1)
        if is_other:
            self.area.verticalScrollBar().setValue(0)
        self._tell()

    def _card(self, part: BagianOrang) -> Card:
        card = Card(part.judul)
        if not part.baris:
            card.body.addWidget(label(part.kosong, Tulisan.RAPAT, "lembut", wrap=True))
        for one in part.baris:
            card.body.addWidget(self._line(one))
        return card

    def _line(self, one: BarisOrang) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 4)
        box.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(one.kata, Tulisan.KUAT, wrap=True), 1)
        if one.predikat in PREDIKAT_WORDS:
            head.addWidget(PredikatBadge(one.predikat))
        if one.layar:
            go = button(self.tr("Buka"), partial(self._open, one), look="tautan")
            go.setAccessibleName(self.tr("Buka {0}").format(one.kata))
            head.addWidget(go)
        box.addLayout(head)
        for words in one.rinci:
            box.addWidget(label(words, Tulisan.RAPAT, "lembut", wrap=True))
        return holder

    def _open(self, one: BarisOrang) -> None:
        args = dict(one.tujuan)
        period = args.pop("periode", None)
        if isinstance(period, str):
            self.session.set_periode(period)
        self.session.go(one.layar, **args)
