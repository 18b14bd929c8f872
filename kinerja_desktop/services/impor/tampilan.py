"""What the import screen shows of a check: files with their columns, names of units; and the operator's choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kinerja_desktop.services.impor.baca import BerkasTerbaca
from kinerja_desktop.services.impor.roster import Tinjauan
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage.queries import units as unit_queries
from kinerja_desktop.workbooks import columns
from kinerja_desktop.workbooks.layout import Pilihan, with_columns

__all__ = [
    "BerkasTampil",
    "KolomTampil",
    "Pilihan",
    "berkas_tampil",
    "bidang_dikenal",
    "ganti_baris_judul",
    "ganti_kolom",
    "ganti_sheet",
    "nama_unit",
    "pilih_baris",
]


@dataclass(frozen=True, slots=True)
class KolomTampil:
    """One column: ``bidang`` is '' when it is not used; ``pribadi``: recognised in order never to be read."""

    index: int
    huruf: str
    judul: str
    contoh: tuple[str, ...]
    bidang: str
    pribadi: bool
    ragu: bool
    lain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BerkasTampil:
    """One file as it was read: which sheets, where the header is, its columns.

    Attributes:
        nama: file name.
        sheets: all its sheets; ``dibaca`` the ones that are read (several of one shape).
        baris_judul: rows of the header, empty when there is none.
        kolom: the columns of the first sheet read (the others have the same).
        dikenali: a roster was found.
    """

    nama: str
    sheets: tuple[str, ...]
    dibaca: tuple[str, ...]
    baris_judul: tuple[int, ...]
    kolom: tuple[KolomTampil, ...]
    jumlah: int
    dikenali: bool


def berkas_tampil(file: BerkasTerbaca) -> BerkasTampil:
    """Return how a file was read."""
    if not file.bacaan:
        return BerkasTampil(file.path.name, file.sheets, (), (), (), 0, False)
    layout = file.bacaan[0].layout
    titles = {one.index: one.judul for one in layout.columns}
    shown = tuple(
        KolomTampil(
            one.index,
            huruf(one.index),
            one.judul,
            () if one.field == columns.PRIBADI else tuple(text.removeprefix("'") for text in one.samples),
            "" if one.field in {None, columns.PRIBADI} else str(one.field),
            one.field == columns.PRIBADI,
            one.is_ambiguous,
            tuple(titles.get(index, "") for index in one.alternatives),
        )
        for one in layout.columns
        if one.judul or one.samples or one.field
    )
    return BerkasTampil(
        file.path.name, file.sheets, tuple(one.sheet for one in file.bacaan), layout.header_rows, shown,
        sum(one.dibaca for one in file.bacaan), True,
    )  # fmt: skip


def huruf(index: int) -> str:
    """Return the letters of a column by its index from 0: 0 -> A, 27 -> AB."""
    letters, number = "", index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def bidang_dikenal() -> tuple[str, ...]:
    """Return the fields that a column of a roster may be used for."""
    fields = {field for field, _ in columns.vocabulary().exact.values()}
    return tuple(sorted(fields - {"", columns.PRIBADI, "nomor"}))


def ganti_kolom(file: BerkasTerbaca, index: int, bidang: str) -> Pilihan:
    """Return the choice for a file with one column used for another field ('' = not used)."""
    fields = with_columns(file.bacaan[0].layout, file.pilihan.kolom).fields
    kolom: dict[str, int] = {**file.pilihan.kolom, **fields}
    for name, at in fields.items():
        if at == index:
            kolom[name] = -1
    if bidang:
        kolom[bidang] = index
    return replace(file.pilihan, kolom=kolom)


def ganti_sheet(sheet: str) -> Pilihan:
    """Return the choice of one sheet ('' = all of the best shape); header and columns are found anew."""
    return Pilihan(sheet=sheet or None)


def ganti_baris_judul(file: BerkasTerbaca, baris: tuple[int, ...]) -> Pilihan:
    """Return the choice of other header rows of the sheet read; columns are found anew."""
    sheet = file.bacaan[0].sheet if file.bacaan else file.pilihan.sheet or file.sheets[0]
    return Pilihan(sheet=sheet, baris_judul=baris)


def pilih_baris(file: BerkasTerbaca, baris: int) -> Pilihan:
    """Return the choice with one of several differing rows of a NIP taken; the columns stay as they were read."""
    kolom = {**file.pilihan.kolom, **(file.bacaan[0].layout.fields if file.bacaan else {})}
    return replace(file.pilihan, kolom=kolom, baris_dipilih=file.pilihan.baris_dipilih | {baris})


def nama_unit(konteks: Konteks, tinjauan: Tinjauan) -> Mapping[int, str]:
    """Return the names of all units that the check speaks of; negative ids are the ones it would make."""
    with konteks.simpanan.read() as connection:
        names = {row.id: row.nama for row in unit_queries.all_units(connection, tinjauan.per_tanggal)}
    return names | {unit.sementara: unit.nama for unit in tinjauan.unit_baru}
