"""Files as an office would bring them, made from the people of an office: SIASN's roster, a list of ratings.

For learning and for trying the import; what the program does not store (NIK, address ...) is left empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from kinerja_desktop.domain.codes import JenisJabatan, JenisPegawai, Rating
from kinerja_desktop.foundation import clock, resources
from kinerja_desktop.regulations import references
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import grid
from kinerja_desktop.storage.queries import contoh as queries
from kinerja_desktop.storage.queries.contoh import RosterRow

_JENIS_JABATAN: Final = {
    JenisJabatan.STRUKTURAL: "1",
    JenisJabatan.FUNGSIONAL: "2",
    JenisJabatan.RANGKAP: "3",
    JenisJabatan.PELAKSANA: "4",
}
_KEPALA_NILAI: Final = (
    "NO",
    "NIP",
    "NAMA",
    "JABATAN",
    "UNIT KERJA",
    "RATING HASIL KERJA",
    "RATING PERILAKU KERJA",
)


def tulis_roster(konteks: Konteks, target: Path, jenis: Sequence[str] = ()) -> int:
    """Write the people as SIASN's *Export Data ASN* (.xlsx, or .csv with semicolons) and return how many.

    Args:
        konteks: the office.
        target: the file; its ending decides.
        jenis: kinds of employment to write (SIASN gives PNS, PPPK and paruh waktu apart); () means all.

    Raises:
        FileError: the target cannot be written.
    """
    with konteks.simpanan.read() as connection:
        rows = [
            row
            for row in queries.roster(connection, clock.today())
            if not jenis or row.jenis_pegawai in jenis
        ]
    head = _siasn_head()
    _write(target, "Data ASN", head, (_siasn_row(head, row) for row in rows))
    return len(rows)


def tulis_nilai(konteks: Konteks, periode: str, target: Path) -> int:
    """Write a list of ratings for those who have none yet in a period, and return how many.

    Raises:
        FileError: the target cannot be written.
    """
    rows = [row for row in grid(konteks, periode).baris if not row.hasil and not row.perilaku]
    word = {code: references.istilah_of(code) for code in Rating}

    def lines() -> Iterator[list[str]]:
        for n, row in enumerate(rows, start=1):
            hasil = Rating.DI_ATAS if n % 9 == 0 else Rating.SESUAI
            perilaku = Rating.DI_ATAS if n % 9 == 0 or n % 13 == 0 else Rating.SESUAI
            yield [str(n), row.nip, row.nama, row.jabatan, row.unit, word[hasil], word[perilaku]]

    _write(target, "Nilai", _KEPALA_NILAI, lines())
    return len(rows)


def _siasn_head() -> tuple[str, ...]:
    text = resources.read_text("resources/samples/siasn_kepala.txt")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def _siasn_row(head: Sequence[str], row: RosterRow) -> list[str]:
    known = _siasn_values(row)
    return [known.get(name, "") for name in head]


def _siasn_values(row: RosterRow) -> dict[str, str]:
    pns = row.jenis_pegawai in (JenisPegawai.PNS, JenisPegawai.CPNS)
    golongan = references.golongan()
    status = {JenisPegawai.PNS.value: "P", JenisPegawai.CPNS.value: "C"}
    kinds = {entry.id: entry.nama for entry in references.kode("jenis_jabatan")}
    kind = _JENIS_JABATAN[JenisJabatan(row.jenis_jabatan)] if row.jenis_jabatan else ""
    return {
        "PNS ID": row.pns_id,
        "NIP BARU": row.nip,
        "NAMA": row.nama.upper(),
        "GELAR DEPAN": row.gelar_depan,
        "GELAR BELAKANG": row.gelar_belakang,
        "TANGGAL LAHIR": _day(row.tanggal_lahir),
        "JENIS KELAMIN": "F" if row.jenis_kelamin == "P" else "M",
        "JENIS PEGAWAI NAMA": _jenis_pegawai(row.jenis_pegawai),
        "KEDUDUKAN HUKUM ID": "01" if row.kedudukan == "aktif" and pns else "",
        "KEDUDUKAN HUKUM NAMA": row.kedudukan_teks if pns else f"PPPK {row.kedudukan_teks}",
        "STATUS CPNS PNS": status.get(row.jenis_pegawai, "PPPK"),
        "GOL AKHIR ID": golongan[row.golongan].id if row.golongan in golongan else "",
        "GOL AKHIR NAMA": row.golongan,
        "TMT GOLONGAN": _day(row.tmt_golongan),
        "JENIS JABATAN ID": kind,
        "JENIS JABATAN NAMA": kinds.get(kind, ""),
        "JABATAN ID": row.jabatan_id,
        "JABATAN NAMA": row.jabatan,
        "TMT JABATAN": _day(row.tmt_jabatan),
        "UNOR ID": row.unor_id,
        "UNOR NAMA": row.unor_nama,
        "INSTANSI INDUK NAMA": _instansi(),
        "INSTANSI KERJA NAMA": _instansi(),
        "ESELON NAMA": row.eselon,
    }


def _jenis_pegawai(jenis: str) -> str:
    if jenis in (JenisPegawai.PNS, JenisPegawai.CPNS):
        return "PNS Daerah Kab./Kota yang bekerja pada Kab./Kota"
    return "PPPK Paruh Waktu" if jenis == JenisPegawai.PPPK_PARUH_WAKTU else "PPPK"


def _instansi() -> str:
    from kinerja_desktop.services.contoh import susunan

    return str(susunan.bahan()["nama"])


def _day(value: date | None) -> str:
    return f"{value:%d-%m-%Y}" if value else ""


def _write(target: Path, sheet: str, head: Sequence[str], rows: Iterator[list[str]]) -> None:
    if target.suffix.lower() == ".csv":
        from kinerja_desktop.workbooks.teks_sel import write_csv

        write_csv(target, head, rows)
        return
    from kinerja_desktop.workbooks.writer import KolomBuku, LembarBuku, write_workbook

    columns = tuple(KolomBuku(name, teks=True) for name in head)
    write_workbook(target, [LembarBuku(sheet, rows, columns)])
