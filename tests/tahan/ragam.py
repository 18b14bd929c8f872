"""The kinds of work that are killed: how each is prepared, started, and judged afterwards."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pypdfium2

from kinerja_desktop.cli.main import main as cli
from kinerja_desktop.services import backup, hari_baru, penilaian
from kinerja_desktop.services.contoh import buat_contoh
from kinerja_desktop.services.contoh.bangun import bangun
from kinerja_desktop.services.contoh.berkas import tulis_roster
from kinerja_desktop.services.kantor import ProfilKantor, create_kantor, edit_profil, open_kantor
from kinerja_desktop.services.worker import InlineWorker
from tests.tahan import versi_dua
from tests.tahan.anak import HASIL, PERILAKU, PERIODE

Baris = dict[str, Any]
_TABLES: Final = (
    "pegawai",
    "pegawai_keadaan",
    "penugasan",
    "identitas",
    "unit",
    "impor",
    "cetakan",
    "revisi",
)


class Hilang(AssertionError):  # noqa: N818 - a verdict
    """Something that was saved is lost, or something half done is there."""


@dataclass
class Ragam:
    """One kind of work.

    Attributes:
        nama: its name on the command line.
        rumah: folder of this kind; ``contoh`` in it is the office every round may start from.
        sasaran: which write transactions are aimed at (first, last); None: the longest one.
        segar: every round begins with the office as it was made.
        acak: seconds within which the kill falls anywhere, for work whose writes no event of the engine tells; 0: aim.
        bagian: share of the kills that must fall inside a transaction.
        args: of the command line that is run; ``anak``: which work of `anak` it is.
    """

    nama: str
    rumah: Path
    sasaran: tuple[int, int] | None = None
    segar: bool = True
    acak: float = 0.0
    bagian: float = 0.8
    args: Callable[[Path], list[str]] = field(default=lambda _folder: [])
    anak: str = "perintah"

    @property
    def contoh(self) -> Path:
        return self.rumah / "contoh"

    @property
    def folder(self) -> Path:
        return self.rumah / "kantor"

    def prepare(self) -> None:
        """Make the office to start from."""

    def begin(self, round_: int) -> None:
        """Put the office in place; kinds that go on where they were killed do so nine times out of ten."""
        if self.segar or round_ % 10 == 0 or not self.folder.exists():
            shutil.rmtree(self.folder, ignore_errors=True)
            shutil.copytree(self.contoh, self.folder)

    def judge(self, said: list[Baris]) -> None:
        """Look at what the kill left.

        Raises:
            Hilang: something is lost or half done.
        """
        whole(self.folder)
        copies_are_whole(self.folder)


def whole(folder: Path) -> None:
    """Run ``kinerja periksa --data FOLDER``."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = cli(["periksa", "--data", str(folder), "--json"])
    if code:
        raise Hilang(f"periksa: {code} {err.getvalue().strip()}")


def copies_are_whole(folder: Path) -> None:
    """Whatever has the name of a copy is a whole database."""
    for copy in sorted((folder / "backup").glob("*.db")):
        with closing(sqlite3.connect(f"file:{copy}?immutable=1", uri=True)) as connection:
            verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
        if verdict != "ok":
            raise Hilang(f"salinan {copy.name}: {verdict}")


def counts(folder: Path) -> dict[str, int]:
    """Return how many rows the tables have that an import or a print writes."""
    with closing(sqlite3.connect(folder / "kinerja.db")) as connection:
        return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in _TABLES}  # noqa: S608


class RagamLayar(Ragam):
    """Typing and pasting: what is stored must be what was done up to some action, not before the last saved one."""

    def __init__(self, nama: str, rumah: Path) -> None:
        super().__init__(nama, rumah, sasaran=(3, 40), segar=False, anak=nama)
        self.before: dict[tuple[int, str], str] = {}

    def prepare(self) -> None:
        made = create_kantor(self.contoh, ProfilKantor("Kabupaten Contoh"), "Rina", worker=InlineWorker())
        with made.simpanan.write(made.author) as transaction:
            bangun(transaction, 60)
        made.kantor.close()

    def begin(self, round_: int) -> None:
        super().begin(round_)
        self.before = self.stored()

    def stored(self) -> dict[tuple[int, str], str]:
        konteks = open_kantor(self.folder, "Rina", worker=InlineWorker())
        with closing(konteks.kantor):
            rows = penilaian.grid(konteks, PERIODE).baris
        cells = ((row, key) for row in rows for key in (HASIL, PERILAKU))
        return {(row.penugasan_id, key): row.hasil if key == HASIL else row.perilaku for row, key in cells}

    def judge(self, said: list[Baris]) -> None:
        super().judge(said)
        found, state = self.stored(), dict(self.before)
        shown = {one["simpan"] for one in said if "simpan" in one}
        fits = [0] if state == found else []
        least = 0
        for one in said:
            if "op" in one:
                before = dict(state)
                state.update({(id_, key): code for id_, key, code in one["sel"]})
                if state == found:
                    fits.append(one["op"])
                # what was typed over an equal value writes nothing, and is shown as saved before its neighbours are
                if one["op"] in shown and state != before:
                    least = one["op"]
        self._every_shown_cell(said, shown, found)
        if not fits:
            raise Hilang("isi database bukan hasil dari rangkaian tindakan mana pun")
        if max(fits) < least:
            raise Hilang(f"tindakan {least} tampil tersimpan, database berhenti pada {max(fits)}")

    @staticmethod
    def _every_shown_cell(said: list[Baris], shown: set[int], found: dict[tuple[int, str], str]) -> None:
        """Every cell shown as saved holds what was shown, or what was done to it afterwards."""
        allowed: dict[tuple[int, str], set[str]] = {}
        for one in said:
            for id_, key, code in one.get("sel", ()):
                if one["op"] in shown:
                    allowed[id_, key] = {code}
                elif (id_, key) in allowed:
                    allowed[id_, key].add(code)
        for cell, codes in allowed.items():
            if found[cell] not in codes:
                raise Hilang(
                    f"sel {cell} tampil tersimpan sebagai {sorted(codes)}, database berisi {found[cell]!r}"
                )


class RagamImpor(Ragam):
    """An import is there with everything, or not at all."""

    def __init__(self, nama: str, rumah: Path) -> None:
        super().__init__(nama, rumah)
        self.berkas = rumah / "pegawai.csv"
        self.args = lambda folder: ["impor", "pegawai", str(self.berkas), "--data", str(folder)]

    def prepare(self) -> None:
        source = buat_contoh(self.rumah / "sumber", 120, "Rina")
        with closing(source.kantor):
            tulis_roster(source, self.berkas)
        made = create_kantor(self.contoh, ProfilKantor("Kantor Baru"), "Rina", worker=InlineWorker())
        with closing(made.kantor):
            hari_baru.mulai(made)
        _all_or_nothing(self)

    def judge(self, said: list[Baris]) -> None:
        super().judge(said)
        _is_before_or_after(
            self, said, ("pegawai", "pegawai_keadaan", "identitas", "unit", "impor", "penugasan")
        )


class RagamCetak(Ragam):
    """A PDF is whole or not there; what is recorded as printed is there."""

    def __init__(self, nama: str, rumah: Path) -> None:
        super().__init__(nama, rumah)
        self.halaman = 0
        self.args = lambda folder: [
            "cetak", "dokumen-evaluasi", "--periode", "2026-TW3", "--data", str(folder), "-o", str(self.pdf),
        ]  # fmt: skip

    @property
    def pdf(self) -> Path:
        return self.folder / "lembar.pdf"

    def prepare(self) -> None:
        made = buat_contoh(self.contoh, 120, "Rina")
        with closing(made.kantor):
            hari_baru.mulai(made)
        _all_or_nothing(self)
        self.halaman = pages(self.pdf)

    def judge(self, said: list[Baris]) -> None:
        super().judge(said)
        after = _is_before_or_after(self, said, ("cetakan",))
        if after and not self.pdf.exists():
            raise Hilang("tercatat dicetak, tetapi berkasnya tidak ada")
        if self.pdf.exists() and (found := pages(self.pdf)) != self.halaman:
            raise Hilang(f"PDF {found} halaman, seharusnya {self.halaman}")


def pages(pdf: Path) -> int:
    """Return how many pages a PDF has; it must be readable to its end."""
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            return len(document)
    except pypdfium2.PdfiumError as error:
        raise Hilang(f"PDF tidak terbaca: {error}") from error


class RagamMigrasi(Ragam):
    """A database is of the old kind or of the new one, and a copy of the old one lies beside it."""

    def __init__(self, nama: str, rumah: Path) -> None:
        super().__init__(nama, rumah, anak="migrasi")
        self.migrations = rumah / "migrations"
        self.args = lambda _folder: [str(self.migrations)]

    def prepare(self) -> None:
        buat_contoh(self.contoh, 120, "Rina").kantor.close()
        versi_dua.prepare(self.rumah)

    def judge(self, said: list[Baris]) -> None:
        with closing(sqlite3.connect(self.folder / "kinerja.db")) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            stated = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
            names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
            has_column = "catatan_uji" in {row[1] for row in connection.execute("PRAGMA table_info(setelan)")}
            full = (
                "uji_dua" in names
                and not connection.execute(
                    "SELECT count(*) FROM revisi LEFT JOIN uji_dua ON revisi_seq = seq WHERE panjang IS NULL"
                ).fetchone()[0]
            )
        parts = {
            version == versi_dua.BERIKUT,
            int(stated) == versi_dua.BERIKUT,
            "ix_uji_dua_panjang" in names,
            has_column,
            full,
        }
        if len(parts) != 1:
            raise Hilang(f"migrasi setengah jalan: {version}, {stated}, {has_column}, {full}")
        if any("selesai" in one for one in said) and version != versi_dua.BERIKUT:
            raise Hilang("migrasi selesai, tetapi hilang")
        if version == versi_dua.BERIKUT and not list((self.folder / "backup").glob("*_migrasi.db")):
            raise Hilang("migrasi tanpa salinan")
        copies_are_whole(self.folder)
        if version == versi_dua.BERIKUT:
            with versi_dua.newer_program(self.migrations):
                whole(self.folder)
        else:
            whole(self.folder)


class RagamPulih(Ragam):
    """Going back to a copy: the present state or the copy's, and where the present one was damaged, the copy's or none."""

    def __init__(self, nama: str, rumah: Path) -> None:
        super().__init__(nama, rumah, acak=1.0, bagian=0.0)
        self.args = lambda folder: ["pulihkan", "--data", str(folder), self._copy().name]
        self.sekarang, self.dahulu = "Nama Sekarang", ""
        self.is_damaged = False

    def _copy(self) -> Path:
        return next(one for one in sorted((self.contoh / "backup").glob("*_sendiri.db")))

    def prepare(self) -> None:
        made = buat_contoh(self.contoh, 60, "Rina")
        with closing(made.kantor):
            self.dahulu = made.kantor.baris.nama
            backup.make_now(made)
            edit_profil(made, ProfilKantor(self.sekarang))

    def begin(self, round_: int) -> None:
        super().begin(round_)
        self.is_damaged = round_ % 2 == 1
        if self.is_damaged:
            (self.folder / "kinerja.db").write_bytes(bytes(8192))

    def judge(self, said: list[Baris]) -> None:
        database = self.folder / "kinerja.db"
        copies_are_whole(self.folder)
        is_there = database.is_file() and database.read_bytes() != bytes(8192)
        if is_there:
            whole(self.folder)
        elif not self.is_damaged:
            raise Hilang("kinerja.db tidak ada lagi")
        name = self._name() if is_there else ""
        allowed = {"", self.dahulu} if self.is_damaged else {self.sekarang, self.dahulu}
        if name not in allowed:
            raise Hilang(f"isi tidak dikenal: {name}")
        if any("selesai" in one for one in said) and name != self.dahulu:
            raise Hilang("pemulihan selesai, tetapi hilang")
        backup.pulihkan(self.folder, self.folder / "backup" / self._copy().name)
        whole(self.folder)
        if self._name() != self.dahulu:
            raise Hilang("pemulihan tidak dapat diulang")

    def _name(self) -> str:
        with closing(sqlite3.connect(self.folder / "kinerja.db")) as connection:
            return str(connection.execute("SELECT nama FROM kantor").fetchone()[0])


def _all_or_nothing(ragam: RagamImpor | RagamCetak) -> None:
    """Count before and after a whole run that nobody kills."""
    ragam.begin(0)
    before = counts(ragam.folder)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        cli(ragam.args(ragam.folder))
    after = counts(ragam.folder)
    ragam.rumah.joinpath("hitungan.json").write_text(json.dumps([before, after]), encoding="utf-8")


def _is_before_or_after(ragam: Ragam, said: list[Baris], names: tuple[str, ...]) -> bool:
    before, after = json.loads(ragam.rumah.joinpath("hitungan.json").read_text(encoding="utf-8"))
    found = counts(ragam.folder)
    is_before = all(found[name] == before[name] for name in names)
    is_after = all(found[name] == after[name] for name in names)
    if not (is_before or is_after):
        raise Hilang(f"setengah jalan: {found}, sebelum {before}, sesudah {after}")
    if any("selesai" in one for one in said) and not is_after:
        raise Hilang("perintah selesai, tetapi hasilnya tidak ada")
    return is_after


def every(rumah: Path) -> dict[str, Ragam]:
    """Return the kinds, each in a folder of its own (not prepared yet)."""
    kinds = {"ketik": RagamLayar, "tempel": RagamLayar, "impor": RagamImpor, "cetak": RagamCetak,
             "migrasi": RagamMigrasi, "pulih": RagamPulih}  # fmt: skip
    return {name: kind(name, rumah / name) for name, kind in kinds.items()}
