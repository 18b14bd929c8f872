"""The only owner of PySide6, and how to write a screen with it.

A screen is a package ``screens/<nama>/`` with ``screen.py`` (widgets and wiring), ``model.py`` (columns and pure
row helpers, no dialogs) and ``actions.py`` (calls of services through tasks). It is entered into the menu by a
`screen.ScreenSpec` in `kinerja_desktop.app.compose_window`; its factory imports the package inside itself::

    def _pegawai(session: Session) -> Screen:
        from kinerja_desktop.gui.screens.pegawai.screen import PegawaiScreen
        return PegawaiScreen(session)

    class PegawaiScreen(Screen):
        help_page = "pegawai"

        def __init__(self, session: Session) -> None:
            super().__init__(session, "Pegawai")                     # heading, self.subtitle, self.buttons, self.banner
            self.table = TableModel(columns(), lambda row: row.id)   # rows: frozen dataclasses from a query
            self.panel = GridPanel(self.table, "Daftar pegawai", "pegawai", chips, empty=EmptyState(...))
            self.panel.grid.remember_as("pegawai")                   # widths, order, hidden columns, cursor
            self.panel.grid.row_activated.connect(self._open)        # read-only cells: Enter, double click
            self.panel.grid.edits_requested.connect(self._save)      # list[CellEdit], one action of the user
            self.content.addWidget(self.panel, 1)
            self.buttons.addWidget(button("Impor", self._import, "upload"))
            Follower(self, self.reload, session.unitChanged)         # at once, or when it is shown next
            Refresher(self, session.changes, ("pegawai", "unit"), self.reload, self.panel.grid.is_editing)

        def reload(self, *_: object) -> None:
            konteks, unit = self.session.konteks, self.session.unit_id
            self.session.tasks.read(self, lambda p: services.pegawai.daftar(konteks, unit, p)
                                    ).success(self.table.rows_replaced).run()

        def _save(self, edits: list[CellEdit]) -> None:
            self.session.tasks.write(self, lambda p: services.pegawai.ubah(konteks, edits)   # -> Outcome
                                     ).success(self.table.update_rows).failure(self._refused).run()

        def open_at(self, args): ...      # from session.go("pegawai", pegawai=7): a number that opens its people
        def first_focus(self): return self.panel.grid

Rules. Nothing here imports storage, documents, workbooks or a heavy library. Work leaves the UI thread only by
``session.tasks``; `KnownError` nobody takes becomes a banner on its screen; a bug goes to `crash`. A screen never
calls another: ``session.go(key, **args)``. Passing news: ``session.notice("212 pegawai diperbarui", "Urungkan", f)``.
Undo: ``grid.undo_stack`` (one per screen); a pushed command calls ``edits_requested`` with the inverse edits.
Wrong values stay: the service keeps them as pending text and the column's ``state`` returns
``CellState(CellKind.WRONG, reason)``. Colours only by token (`theme.colour("accent")`, `signs.ink(predikat)`), fonts by
role (`theme.font(Tulisan.RAPAT, figures=True)`: figures where numbers stand under each other, never for prose), icons
by `icons.put(button, "printer")`. Looks of a QSS kind: property ``rupa`` (utama, tautan, polos, chip, menu) and
``nada`` (lembut, aksen, baik, awas, buruk). Questions and file choices only through `dialogs.Dialogs`.

The parts: `widgets.basics` (label, button, tool, line, Card, StatNumber, FilterChips, SearchField, EmptyState),
`widgets.grid_panel.GridPanel`, `widgets.grid.Grid`, `models.column.Column`, `models.table_model.TableModel`,
`widgets.predikat` (PredikatBadge, DistribusiChart, ProgressList), `widgets.findings.FindingsPanel`,
`widgets.messages` (Banner, Toast, ProgressStrip), `widgets.fields` (Form, DateField), `widgets.pickers`
(UnitTreePicker, PersonPicker), `widgets.panels` (SidePanel, scrolled), `widgets.steps.Stepper`.
See them all: ``python tests/gui/galeri.py`` (a window) or ``python tests/gui/galeri.py FOLDER`` (pictures).

Tests drive keys and mouse only; fixtures ``dressed`` and ``session`` (tasks run inline) are in tests/gui/conftest.py;
replace `Dialogs.ask` or `PastePreview.ask` by monkeypatch.
"""

from kinerja_desktop.gui import sumber

sumber.leave_unread()
