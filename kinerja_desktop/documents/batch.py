"""Many sheets at once: one PDF or one file per person, odd and even pages apart for manual duplex.

Files are written beside their target (`berkas.part_of`), flushed to the disk and renamed when they are complete:
a power cut or *Batal* leaves the old file or none, never half a one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, Self

from kinerja_desktop.documents import (
    daftar,
    daftar_tpp,
    dialog_kinerja,
    dokumen_evaluasi,
    evaluasi,
    lampiran_skp,
    lembar_entri,
    matriks,
    naskah,
    penetapan,
    persetujuan,
    rekap,
    rencana_aksi,
    ringkasan,
    serah_terima,
    skp,
    surat,
    usul_perbaikan,
)
from kinerja_desktop.documents.kit import kanvas, terbit
from kinerja_desktop.documents.kit.geometri import Kertas, Tata
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.lembar import Meta
from kinerja_desktop.foundation import berkas
from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.foundation.progress import Progress, Silent

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

Lembar = (
    dokumen_evaluasi.DokumenEvaluasi
    | rekap.Rekap
    | persetujuan.Persetujuan
    | lembar_entri.LembarEntri
    | surat.Surat
    | usul_perbaikan.UsulPerbaikan
    | daftar.Daftar
    | naskah.Naskah
    | penetapan.LembarPenetapan
    | daftar_tpp.DaftarTpp
    | ringkasan.Ringkasan
    | skp.LembarSkp
    | lampiran_skp.LampiranSkp
    | evaluasi.LembarEvaluasi
    | matriks.LembarMatriks
    | rencana_aksi.LembarRencanaAksi
    | serah_terima.SerahTerima
    | dialog_kinerja.LembarDialog
)
"""Every sheet that can be printed."""

_REPORT_EVERY = 10


class Duplex(StrEnum):
    """How both sides of the paper are used."""

    SATU_SISI = "satu_sisi"
    BOLAK_BALIK = "bolak_balik"
    """The printer turns the paper: every sheet begins on a front side."""
    MANUAL = "manual"
    """The user turns the paper: first the file of the odd pages, then that of the even ones."""


@dataclass(frozen=True, slots=True)
class Hasil:
    """What was written: files in the order they are printed, sheets, pages (blank backs not counted)."""

    berkas: tuple[Path, ...]
    lembar: int
    halaman: int


_LAYOUTS: Final[Mapping[type, Callable[[Any, Tata], list[Halaman]]]] = {
    dokumen_evaluasi.DokumenEvaluasi: dokumen_evaluasi.layout,
    rekap.Rekap: rekap.layout,
    persetujuan.Persetujuan: persetujuan.layout,
    lembar_entri.LembarEntri: lembar_entri.layout,
    surat.Surat: surat.layout,
    usul_perbaikan.UsulPerbaikan: usul_perbaikan.layout,
    daftar.Daftar: daftar.layout,
    naskah.Naskah: naskah.layout,
    penetapan.LembarPenetapan: penetapan.layout,
    daftar_tpp.DaftarTpp: daftar_tpp.layout,
    ringkasan.Ringkasan: ringkasan.layout,
    skp.LembarSkp: skp.layout,
    lampiran_skp.LampiranSkp: lampiran_skp.layout,
    evaluasi.LembarEvaluasi: evaluasi.layout,
    matriks.LembarMatriks: matriks.layout,
    rencana_aksi.LembarRencanaAksi: rencana_aksi.layout,
    serah_terima.SerahTerima: serah_terima.layout,
    dialog_kinerja.LembarDialog: dialog_kinerja.layout,
}


def layout(model: Lembar, tata: Tata) -> list[Halaman]:
    """Return the pages of any sheet."""
    return _LAYOUTS[type(model)](model, tata)


def build(model: Lembar, tata: Tata | None = None) -> bytes:
    """Return any sheet as a PDF of its own."""
    return terbit.build(layout(model, tata or Tata()), model.meta)


def write(
    path: Path,
    models: Iterable[Lembar],
    kertas: Kertas = Kertas.A4,
    offset: tuple[float, float] = (0, 0),
    duplex: Duplex = Duplex.SATU_SISI,
    progress: Progress | None = None,
    *,
    meta: Meta | None = None,
    margin_kiri: float = 15,
    total: int = 0,
) -> Hasil:
    """Write all sheets into one PDF (two for manual duplex: ``name-1-ganjil.pdf``, ``name-2-genap.pdf``).

    Of these two nothing is replaced: where they are there already the new ones are ``name-1-ganjil_ke-2.pdf`` and so on.

    Args:
        path: the target file.
        models: the sheets, taken one at a time, so that they may come from a generator.
        kertas: the paper.
        offset: of this printer, dx and dy in mm.
        duplex: see `Duplex`.
        progress: told the number of finished sheets; may cancel.
        meta: properties of the whole file; those of the first sheet without it.
        margin_kiri: left margin in mm.
        total: number of sheets, for the progress; found by ``len`` where possible.

    Raises:
        FileError: ``cetak.tidak-tertulis``, ``cetak.gambar-rusak``.
        Cancelled: nothing was written.
        ValueError: no sheet at all (the caller asks the user first).
    """
    tata = Tata(kertas, *offset, margin_kiri)
    progress, total, sheets, pages = progress or Silent(), total or _length(models), 0, 0
    berkas.sweep(path.parent)
    with _Targets(path, duplex) as targets:
        for sheets, model in enumerate(models, 1):
            pages += targets.add(layout(model, tata), meta or model.meta)
            if sheets % _REPORT_EVERY == 0 or sheets == total:
                progress.step(sheets, total, "cetak.menyusun")
        if not sheets:
            raise ValueError("no sheets")
        return Hasil(targets.finish(), sheets, pages)


def write_each(
    folder: Path,
    models: Sequence[Lembar],
    kertas: Kertas = Kertas.A4,
    offset: tuple[float, float] = (0, 0),
    progress: Progress | None = None,
    *,
    margin_kiri: float = 15,
) -> Hasil:
    """Write one file per sheet into ``folder``, named by ``meta.berkas``; equal names get ``_ke-2``, ``_ke-3`` ...

    Nothing that is there is replaced: where one of the names is taken, all go into a folder of their own (`free_folder`).

    Raises:
        FileError: as `write`; files already complete stay.
        Cancelled: files already complete stay.
    """
    tata = Tata(kertas, offset[0], offset[1], margin_kiri)
    progress = progress or Silent()
    folder = free_folder(folder, models)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise _refused(folder, wrong) from wrong
    berkas.sweep(folder)
    files: list[Path] = []
    pages = 0
    for number, (name, model) in enumerate(zip(_names(models), models, strict=True), 1):
        drawn = layout(model, tata)
        with _Targets(folder / name, Duplex.SATU_SISI) as targets:
            targets.add(drawn, model.meta)
            files += targets.finish()
        pages += len(drawn)
        progress.step(number, len(models), "cetak.menyusun")
    return Hasil(tuple(files), len(files), pages)


def free_folder(folder: Path, models: Sequence[Lembar]) -> Path:
    """Return where `write_each` puts the files of sheets: ``folder``, or one below it where a name is taken there.

    The files keep their names, which other papers mention; one printed again is found in ``Cetakan_ke-2`` and so on.

    Raises:
        FileError: the folder cannot be read.
    """
    wanted = {name.casefold() for name in _names(models)}

    def place(tail: str) -> Path:
        return folder / f"Cetakan{tail}" if tail else folder

    return place(berkas.free_tail(lambda tail: not wanted.isdisjoint(_present(place(tail)))))


def _present(folder: Path) -> set[str]:
    """Return the folded names in a folder; none where there is no such folder."""
    try:
        return {path.name.casefold() for path in folder.iterdir()}
    except (FileNotFoundError, NotADirectoryError):
        return set()
    except OSError as wrong:
        raise _refused(folder, wrong) from wrong


def _length(models: Iterable[Lembar]) -> int:
    return len(models) if isinstance(models, Sequence) else 0


def _names(models: Sequence[Lembar]) -> list[str]:
    """Return the names of files of sheets: each that every file system takes, none twice (upper and lower case are one)."""
    used: dict[str, str] = {}
    for model in models:
        name = _unlike(berkas.safe_name(model.meta.berkas), used)
        used[name.casefold()] = f"{name}.pdf"
    return list(used.values())


def _unlike(name: str, used: Collection[str]) -> str:
    return name + berkas.free_tail(lambda tail: f"{name}{tail}".casefold() in used)


def _refused(path: Path, wrong: OSError) -> FileError:
    known = berkas.write_refused(wrong, path)
    if known.code != "berkas.tidak-boleh":
        return known
    return FileError("cetak.tidak-tertulis", berkas=path.name, sebab=wrong.strerror or type(wrong).__name__)


def _sides(path: Path, tail: str) -> list[Path]:
    """Return the files of odd and even pages: nobody chose these names, so nobody was asked whether to replace them."""
    return [path.with_name(f"{path.stem}-{side}{tail}{path.suffix}") for side in ("1-ganjil", "2-genap")]


class _Targets:
    """The open canvases of one print job: one, or odd and even pages apart."""

    def __init__(self, path: Path, duplex: Duplex) -> None:
        self.duplex = duplex
        self.paths = [path]
        if duplex is Duplex.MANUAL:
            self._guard(self._apart)
        self.parts = [berkas.part_of(p) for p in self.paths]
        self.files: list[IO[bytes]] = []
        self.canvases: list[Canvas] = []
        self.backs = False

    def _apart(self) -> None:
        [path] = self.paths
        tail = berkas.free_tail(lambda tail: any(one.exists() for one in _sides(path, tail)))
        self.paths = _sides(path, tail)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        """Leave nothing half: what was not renamed is removed."""
        for file in self.files:
            with suppress(OSError):
                file.close()
        for part in self.parts:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def add(self, pages: list[Halaman], meta: Meta) -> int:
        """Draw the pages of one sheet, beginning on a front side where both are used; returns how many."""
        if not self.canvases:
            self._guard(lambda: self._open(meta, pages[0].tata))
        self._guard(lambda: self._draw(pages))
        return len(pages)

    def _draw(self, pages: list[Halaman]) -> None:
        if self.duplex is Duplex.SATU_SISI:
            terbit.draw(self.canvases[0], pages)
            return
        self.backs = self.backs or len(pages) > 1
        for number, page in enumerate(pages):
            kanvas.draw_page(self.canvases[number % len(self.canvases)], page)
        if len(pages) % 2:
            kanvas.blank_page(self.canvases[-1], pages[0].tata)

    def finish(self) -> tuple[Path, ...]:
        """Complete the files on the disk and give them their names."""
        self._guard(self._save)
        return tuple(self.paths)

    def _open(self, meta: Meta, tata: Tata) -> None:
        for part in self.parts:
            file = part.open("wb")
            self.files.append(file)
            self.canvases.append(kanvas.open_canvas(file, meta, tata))

    def _save(self) -> None:
        for canvas, file in zip(self.canvases, self.files, strict=True):
            canvas.save()
            file.flush()
            os.fsync(file.fileno())
            file.close()
        if self.duplex is Duplex.MANUAL and not self.backs:
            self.parts.pop().unlink()
            self.paths.pop()
        for part, path in zip(self.parts, self.paths, strict=True):
            part.replace(path)

    def _guard(self, act: Callable[[], None]) -> None:
        try:
            act()
        except OSError as wrong:
            raise _refused(self.paths[0], wrong) from wrong
