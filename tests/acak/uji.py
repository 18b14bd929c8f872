"""What must hold for one file, whatever is in it: an answer or a sentence, in bounded time and memory, nothing written.

Runs in a process of its own (`jalan`), with an office that knows some of the people, so that every import can be
asked what it would do.
"""

from __future__ import annotations

import dataclasses
import json
import os
import pickle
import resource
import shutil
import sqlite3
import time
import traceback
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import openpyxl

from kinerja_desktop.domain.findings import Finding
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.services import buku_skp, pantau_skp, pegawai
from kinerja_desktop.services.impor import atasan, kegiatan, laporan, nilai, perbaikan, roster, unit
from kinerja_desktop.services.kantor import ProfilKantor, create_kantor, open_kantor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.worker import InlineWorker
from kinerja_desktop.workbooks.perbaikan import write_parts
from tests.acak.bibit import KANTOR, Bibit, uid_penugasan
from tests.acak.ubah import Kasus

DETIK: Final = 10.0
"""Seconds of processor time one file may take: a busy machine is not the reader's fault, nor what checks its output."""
MEMORI: Final = 300 << 20
"""Bytes that the whole process may occupy at the peak of one file, interpreter and libraries included."""
_HARD: Final = 900 << 20
"""Bytes at which the system stops a file that goes far beyond, so that the machine lives on."""
_PERIODE: Final = "2026-TW4"


@dataclasses.dataclass(frozen=True, slots=True)
class Hasil:
    """How one case ended.

    Attributes:
        nomor: the case.
        akhir: what came of it: "dibaca", or the code of the sentence.
        gagal: '' or what must not be: "jejak" (a traceback), "lama", "memori", "ditulis", "rumus".
        rincian: for a failure, what is known.
        detik, memori: processor time, and bytes of the process at the peak.
    """

    nomor: int
    akhir: str
    gagal: str = ""
    rincian: str = ""
    detik: float = 0.0
    memori: int = 0


class _WrongError(Exception):
    def __init__(self, what: str, detail: str) -> None:
        super().__init__(what, detail)
        self.what, self.detail = what, detail


def buat_kantor(folder: Path, bibit: Iterable[Bibit]) -> None:
    """Make the office whose copies the processes use, with a few people in it."""
    konteks = create_kantor(folder / "kantor", ProfilKantor("Dinas Contoh"), "Rina", worker=InlineWorker())
    known = next(one for one in bibit if one.nama == "biasa.xlsx")
    path = folder / known.nama
    path.write_bytes(known.data)
    roster.simpan(konteks, roster.periksa(konteks, [path]))
    konteks.kantor.close()
    _name_by_content(folder / "kantor")


def _name_by_content(office: Path) -> None:
    """Give office and positions uids that are always the same: a workbook of plans of one run is one of the next."""
    letter = office / "kantor.json"
    told = json.loads(letter.read_text(encoding="utf-8"))
    letter.write_text(json.dumps(told | {"kantor": KANTOR.hex()}), encoding="utf-8")
    with closing(sqlite3.connect(office / "kinerja.db")) as connection, connection:
        connection.execute("UPDATE kantor SET uid = ? WHERE milik_sendiri", (KANTOR,))
        found = connection.execute(
            "SELECT p.id, i.nilai FROM penugasan p JOIN identitas i ON i.pegawai_id = p.pegawai_id AND i.jenis = 'nip'"
        ).fetchall()
        uids = [(uid_penugasan(nip), id_) for id_, nip in found]
        connection.executemany("UPDATE penugasan SET uid = ? WHERE id = ?", uids)


class Penguji:
    """An office and a folder for files; runs one case after the other."""

    def __init__(self, folder: Path, template: Path) -> None:
        self._files = folder / "berkas"
        self._files.mkdir(parents=True)
        self._office = folder / "kantor"
        shutil.copytree(template, self._office)
        self._konteks = open_kantor(self._office, "Rina", worker=InlineWorker())
        self._checking = 0.0

    def uji(self, kasus: Kasus) -> Hasil:
        """Run one case; never raises."""
        path = self._files / kasus.nama
        path.write_bytes(kasus.data)
        before = self._written()
        Path("/proc/self/clear_refs").write_text("5", "ascii")  # forget the highest mark so far
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (_HARD, most))
        began, self._checking = time.process_time(), 0.0
        end, wrong, detail = "", "", ""
        try:
            end = self._read(kasus, path)
        except _WrongError as error:
            wrong, detail = error.what, error.detail
        except MemoryError:
            wrong = "memori"
        except BaseException:  # noqa: BLE001 - a panic of a native library is a BaseException, and a failure like any other
            wrong, detail = "jejak", traceback.format_exc()
        spent = time.process_time() - began - self._checking
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
        peak = _peak()
        if not wrong and self._written() != before:
            wrong, detail = "ditulis", f"{before} -> {self._written()}"
        if not wrong and (spent > DETIK or peak > MEMORI):
            wrong = "lama" if spent > DETIK else "memori"
        path.unlink(missing_ok=True)
        return Hasil(kasus.nomor, end or wrong, wrong, detail, spent, peak)

    def _written(self) -> tuple[tuple[str, int, int], ...]:
        """Return every file there is with size and time, except what SQLite keeps for its readers."""
        found = []
        for top in (self._files, self._office):
            for path in sorted(top.rglob("*")):
                if path.is_file() and not path.name.endswith("-shm"):
                    state = path.stat()
                    found.append((path.name, state.st_size, state.st_mtime_ns))
        return tuple(found)

    def _read(self, kasus: Kasus, path: Path) -> str:
        """Preview one file; return what came of it."""
        try:
            value = _PREVIEWS[kasus.impor](self._konteks, path)
        except KnownError as error:
            pickle.dumps(error)
            return _said(error.code, error.args_)
        findings: list[Finding] = []
        texts: list[object] = []
        began = time.process_time()
        _gather(value, findings, texts)
        for one in findings:
            _said(one.code, one.args)
        self._checking = time.process_time() - began
        # as the worker sends it, as --json says it, as SQLite would be given it
        pickle.dumps(value)
        json.dumps(texts, ensure_ascii=False).encode("utf-8")
        if kasus.impor == "pegawai" and kasus.nomor % 3 == 0:
            self._mend(value)
        return "dibaca"

    def _mend(self, tinjauan: roster.Tinjauan) -> None:
        """Write the list to be mended and look for formulas in it."""
        parts = perbaikan.bagian(tinjauan)
        if not parts:
            return
        out = self._files / "perbaikan.xlsx"
        try:
            write_parts(parts, out)
        except KnownError as error:
            _said(error.code, error.args_)
            return
        began = time.process_time()
        try:
            book = openpyxl.load_workbook(out)
            formulas = [
                cell
                for sheet in book.worksheets
                for row in sheet.iter_rows()
                for cell in row
                if cell.data_type == "f"
            ]
            if formulas:
                raise _WrongError("rumus", repr(formulas[0].value))
        finally:
            out.unlink()
            self._checking += time.process_time() - began


_PREVIEWS: dict[str, Callable[[Konteks, Path], Any]] = {
    "pegawai": lambda konteks, path: roster.periksa(konteks, [path]),
    "unit": lambda konteks, path: unit.periksa(konteks, path),
    "atasan": lambda konteks, path: atasan.periksa(konteks, path),
    "nilai": lambda konteks, path: nilai.periksa(konteks, path, _PERIODE),
    "laporan": lambda konteks, path: laporan.periksa(konteks, path),
    "kegiatan": lambda konteks, path: kegiatan.periksa(
        konteks, path, 2026, pegawai_id=pegawai.daftar(konteks)[0].id
    ),
    "buku-skp": lambda konteks, path: buku_skp.tinjau(konteks, path),
    "laporan-skp": lambda konteks, path: _watched(pantau_skp.pantau(konteks, path, 2026)),
}


def _watched(found: pantau_skp.PantauSkp) -> tuple[pantau_skp.PantauSkp, str, str]:
    return found, pantau_skp.ringkasan(found), pantau_skp.teks_whatsapp(found)


def _said(code: str, args: Any) -> str:
    """Check that a code becomes one sentence that every stream can carry; return the code."""
    text = sentence(code, **args)
    text.encode("utf-8")
    if not text.strip():
        raise _WrongError("jejak", f"no sentence: {code}")
    return code


def _gather(value: Any, findings: list[Finding], texts: list[object]) -> None:
    """Collect all findings and texts inside a preview."""
    if isinstance(value, str):
        texts.append(value)
    elif isinstance(value, Finding):
        findings.append(value)
        texts.extend((str(value.args), value.location.sheet))
    elif isinstance(value, dict):
        for key, one in value.items():
            _gather(key, findings, texts)
            _gather(one, findings, texts)
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            _gather(one, findings, texts)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            _gather(getattr(value, field.name), findings, texts)


def _peak() -> int:
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) << 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10


def hush() -> None:
    """Send what native libraries print when they panic nowhere, and let them leave no core file."""
    with open(os.devnull, "wb") as nothing:  # noqa: PTH123 - a descriptor is wanted, not a path
        os.dup2(nothing.fileno(), 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
