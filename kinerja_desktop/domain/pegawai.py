"""A person of the office as files describe one: drafts before they are stored."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from kinerja_desktop.domain.codes import JenisJabatan, JenisPegawai, Jenjang, Kedudukan
from kinerja_desktop.domain.findings import Location


@dataclass(frozen=True, slots=True)
class PegawaiDraft:
    """One row of a roster, read and normalised. ``None`` = the file does not say (never erases anything).

    Attributes:
        lokasi: file, sheet and row it came from.
        nip: 18 digits (NIP or NI PPPK), or '' when there is none or it was destroyed.
        nip_rusak: what stood in the cell when a spreadsheet destroyed the number, else ''.
        golongan: ``III/d`` for PNS, Roman ``IX`` for PPPK.
        unor_id, unor_nama: SIASN's own place of the person.
        unit_path: the true place of work from the outermost to the innermost unit, as far as the file says.
        tmt_golongan, tmt_jabatan: since when golongan and jabatan hold.
        jenis_tersirat: the file does not state the kind of employment; NIP and golongan only let it be PNS.
    """

    lokasi: Location
    nip: str
    nama: str
    nip_rusak: str = ""
    pns_id: str | None = None
    gelar_depan: str | None = None
    gelar_belakang: str | None = None
    tanggal_lahir: date | None = None
    jenis_kelamin: str | None = None
    jenis_pegawai: JenisPegawai | None = None
    kedudukan: Kedudukan | None = None
    kedudukan_teks: str | None = None
    golongan: str | None = None
    tmt_golongan: date | None = None
    jabatan: str | None = None
    jabatan_id: str | None = None
    jenis_jabatan: JenisJabatan | None = None
    jenjang: Jenjang | None = None
    eselon: str | None = None
    tmt_jabatan: date | None = None
    unor_id: str | None = None
    unor_nama: str | None = None
    unit_path: tuple[str, ...] = ()
    instansi: str | None = None
    kontrak_mulai: date | None = None
    kontrak_selesai: date | None = None
    jenis_tersirat: bool = False


_TANDA = re.compile(r"['`´‘’ʻʼ\"]+")
_KATA = re.compile(r"[a-z0-9]+")
_GELAR_TANPA_KOMA = re.compile(r"\s*,\s*")


def nama_tampil(gelar_depan: str | None, nama: str, gelar_belakang: str | None) -> str:
    """Return ``Dr. Siti Rahma, S.Pd., M.Si.``: degrees before with a blank, degrees behind after a comma."""
    depan = " ".join((gelar_depan or "").split()).strip(" ,-")
    belakang = _GELAR_TANPA_KOMA.sub(", ", " ".join((gelar_belakang or "").split())).strip(" ,-")
    inti = " ".join(nama.split()).strip(" ,")
    if depan and inti.casefold().startswith(depan.casefold() + " "):
        depan = ""
    if belakang and inti.casefold().endswith(belakang.casefold()):
        belakang = ""
    return ", ".join(part for part in (" ".join(part for part in (depan, inti) if part), belakang) if part)


def nama_cari(nama: str) -> str:
    """Return a name folded for searching: lower case, without accents and signs, single blanks.

    Signs inside a word vanish (``Ma'ruf`` is found as ``maruf``), hyphens and dots part words.
    """
    if (
        nama.isascii()
    ):  # nearly every name: nothing to take apart, and an import folds each of 60,000 several times
        plain = nama.lower()
    else:
        plain = unicodedata.normalize("NFKD", nama).casefold()
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(_KATA.findall(_TANDA.sub("", plain)))


def nama_urut(nama: str) -> str:
    """Return the sort key of a bare name, for binary collation."""
    return nama_cari(nama)
