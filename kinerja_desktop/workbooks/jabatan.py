"""Words and ids of position, level, standing and employment to codes. What is not sure stays unsaid."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

from kinerja_desktop.domain.codes import JenisJabatan, JenisPegawai, Jenjang, Kedudukan
from kinerja_desktop.workbooks.cells import CellValue
from kinerja_desktop.workbooks.values import text


class BukanAsn(Enum):
    """Somebody who works there and is no civil servant (honorer, PHL, contract)."""

    BUKAN_ASN = 0


BUKAN_ASN: Final = BukanAsn.BUKAN_ASN
Status: TypeAlias = JenisPegawai | BukanAsn | None

_LEVELS: Final = {
    "AHLI UTAMA": Jenjang.AHLI_UTAMA, "AHLI MADYA": Jenjang.AHLI_MADYA, "AHLI MUDA": Jenjang.AHLI_MUDA,
    "AHLI PERTAMA": Jenjang.AHLI_PERTAMA, "PENYELIA": Jenjang.PENYELIA, "MAHIR": Jenjang.MAHIR,
    "TERAMPIL": Jenjang.TERAMPIL, "PEMULA": Jenjang.PEMULA,
}  # fmt: skip
_LEVEL: Final = "|".join(_LEVELS)
_LEVEL_FIRST: Final = re.compile(rf"\s*({_LEVEL})\s*-\s*(\S.*)", re.IGNORECASE)
_LEVEL_LAST: Final = re.compile(rf"\b({_LEVEL})\b(?!.*\b(?:{_LEVEL})\b)", re.IGNORECASE)
_LEVEL_WORDS: Final = frozenset(" ".join(_LEVELS).lower().split())
_HEADS: Final = {
    "camat": 1, "lurah": 1, "direktur": 1, "inspektur": 1, "kepala": 2, "sekretaris": 2, "wakil": 2, "asisten": 2,
}  # fmt: skip
"""Posts of heads: how many words tell the kind of unit that is led; the rest is the name of one."""
_EXTRA_DUTY: Final = re.compile(
    r"\s*kepala (?:sekolah|madrasah|puskesmas|laboratorium|ruang|instalasi|tk|paud|sd|smp|sma|smk|slb)",
    re.IGNORECASE,
)
_OLD_TEACHER: Final = re.compile(r"GURU\s+(UTAMA|MADYA|MUDA|PERTAMA)\b", re.IGNORECASE)
_STRUCTURAL: Final = {
    "JPT UTAMA": Jenjang.JPT_UTAMA, "JPT MADYA": Jenjang.JPT_MADYA, "JPT PRATAMA": Jenjang.JPT_PRATAMA,
    "PIMPINAN TINGGI UTAMA": Jenjang.JPT_UTAMA, "PIMPINAN TINGGI MADYA": Jenjang.JPT_MADYA,
    "PIMPINAN TINGGI PRATAMA": Jenjang.JPT_PRATAMA, "ADMINISTRATOR": Jenjang.ADMINISTRATOR, "PENGAWAS": Jenjang.PENGAWAS,
    "PELAKSANA": Jenjang.PELAKSANA,
}  # fmt: skip
_JENIS_ID: Final = {
    "1": JenisJabatan.STRUKTURAL, "2": JenisJabatan.FUNGSIONAL, "3": JenisJabatan.RANGKAP, "4": JenisJabatan.PELAKSANA,
}  # fmt: skip
_ESELON_ID: Final = {"10": "I.a", "11": "I.a", "12": "I.b"} | {
    f"{level}{ruang}": f"{roman}.{letter}"
    for level, roman in ((2, "II"), (3, "III"), (4, "IV"), (5, "V"))
    for ruang, letter in ((1, "a"), (2, "b"))
}
_ESELON_LEVEL: Final = {
    "I.a": Jenjang.JPT_MADYA, "I.b": Jenjang.JPT_MADYA, "II.a": Jenjang.JPT_PRATAMA, "II.b": Jenjang.JPT_PRATAMA,
    "III.a": Jenjang.ADMINISTRATOR, "III.b": Jenjang.ADMINISTRATOR, "IV.a": Jenjang.PENGAWAS, "IV.b": Jenjang.PENGAWAS,
}  # fmt: skip
_ESELON: Final = re.compile(r"(?:ESELON|ESL)?\.?\s*(IV|III|II|I|V|[1-5])\s*[./\-, ]?\s*([AB])", re.IGNORECASE)
_ROMAN: Final = {"1": "I", "2": "II", "3": "III", "4": "IV", "5": "V"}
_STANDING_ID: Final = {
    "1": Kedudukan.AKTIF, "2": Kedudukan.CLTN, "3": Kedudukan.TUGAS_BELAJAR, "4": Kedudukan.PEMBERHENTIAN_SEMENTARA,
    "13": Kedudukan.CLTN, "20": Kedudukan.MPP, "52": Kedudukan.TIDAK_AKTIF, "66": Kedudukan.DIBERHENTIKAN,
    "77": Kedudukan.DIBERHENTIKAN, "88": Kedudukan.PENSIUN, "98": Kedudukan.PENSIUN, "99": Kedudukan.PENSIUN,
}  # fmt: skip
_STANDING_WORDS: Final = (
    (r"tidak aktif|non ?aktif|in ?aktif", Kedudukan.TIDAK_AKTIF),
    (r"\bcltn\b|cuti di ?luar tanggungan", Kedudukan.CLTN),
    (r"tugas belajar|\btubel\b", Kedudukan.TUGAS_BELAJAR),
    (r"pemberhentian sementara|diberhentikan sementara", Kedudukan.PEMBERHENTIAN_SEMENTARA),
    (r"persiapan pensiun|\bmpp\b", Kedudukan.MPP),
    (r"meninggal|wafat|\btewas\b|punah", Kedudukan.MENINGGAL),
    (r"pensiun|mencapai bup", Kedudukan.PENSIUN),
    (r"kontrak (?:berakhir|habis|selesai)|(?:habis|putus) kontrak", Kedudukan.KONTRAK_BERAKHIR),
    (r"pindah|mutasi (?:keluar|ke)", Kedudukan.PINDAH),
    (r"diberhentikan|pemberhentian|mengundurkan diri|pembatalan nip", Kedudukan.DIBERHENTIKAN),
    (r"\baktif\b", Kedudukan.AKTIF),
)
_NOT_ASN: Final = re.compile(
    r"honor|\bphl\b|\bthl\b|\bptt\b|\bgtt\b|\btks\b|\btkk\b|\bnon ?(?:asn|pns)\b|sukarela|magang|out ?sourc|harian lepas|tenaga kontrak|bukan asn|\bthd\b"
)


@dataclass(frozen=True, slots=True)
class Jabatan:
    """A position as a cell names it, with the level that its words tell."""

    jabatan: str
    jenjang: Jenjang | None = None


def of_text(plain: str) -> Jabatan:
    """Return name and level. SIASN writes PPPK positions level first ("TERAMPIL - PERAWAT")."""
    found = _LEVEL_FIRST.fullmatch(plain)
    if found:
        return Jabatan(f"{found[2].strip()} {found[1]}", _LEVELS[found[1].upper()])
    found = _LEVEL_LAST.search(plain)
    if found:
        return Jabatan(plain, _LEVELS[found[1].upper()])
    found = _OLD_TEACHER.match(plain)
    if found:
        return Jabatan(plain, _LEVELS[f"AHLI {found[1].upper()}"])
    return Jabatan(plain)


def is_same_post(one: str, other: str) -> bool:
    """Return whether two wordings may name one kind of position: but for the level, or heads of the same kind of unit.

    "Guru Muda" and "Guru Ahli Muda" are; so are heads of two seksi; a seksi's head and an analyst are not. A head
    of a school is a guru with an extra duty: lists name now the one, now the other.
    """
    return _post(one) == _post(other) or any(_EXTRA_DUTY.match(plain) for plain in (one, other))


def _post(plain: str) -> tuple[str, ...]:
    words = tuple(re.sub(r"[^a-z0-9]+", " ", plain.lower()).split())
    kept = _HEADS.get(words[0]) if words else None
    return words[:kept] if kept else tuple(word for word in words if word not in _LEVEL_WORDS)


def jenjang(value: CellValue) -> Jenjang | None:
    """Return the level that a column of levels names."""
    plain = text(value)
    if plain is None:
        return None
    upper = " ".join(plain.upper().replace("_", " ").split())
    for words, level in (*_LEVELS.items(), *_STRUCTURAL.items()):
        if words in upper:
            return level
    short = {"PERTAMA": Jenjang.AHLI_PERTAMA, "MUDA": Jenjang.AHLI_MUDA, "MADYA": Jenjang.AHLI_MADYA}
    return short.get(upper)


def jenis(value: CellValue) -> JenisJabatan | None:
    """Return the kind of position of an id (1 to 4) or of words."""
    plain = text(value)
    if plain is None:
        return None
    known = _JENIS_ID.get(plain)
    if known:
        return known
    lower = plain.lower()
    if "rangkap" in lower:
        return JenisJabatan.RANGKAP
    if "umum" in lower or "pelaksana" in lower or "jfu" in lower:
        return JenisJabatan.PELAKSANA
    if "fungsional" in lower or "jft" in lower or lower == "jf":
        return JenisJabatan.FUNGSIONAL
    if (
        re.search(r"struktural|administrator|pengawas|pimpinan tinggi|\bjpt\b|manajerial", lower)
        and "non" not in lower
    ):
        return JenisJabatan.STRUKTURAL
    return None


def eselon(value: CellValue) -> str | None:
    """Return ``III.a`` of "IIIa", "III/a", "3A" or BKN's id 31; None for 99, NON and "-"."""
    plain = text(value)
    if plain is None:
        return None
    known = _ESELON_ID.get(plain)
    if known:
        return known
    found = _ESELON.fullmatch(plain)
    return f"{_ROMAN.get(found[1], found[1].upper())}.{found[2].lower()}" if found else None


def level_of_eselon(code: str | None) -> Jenjang | None:
    """Return the level that an eselon stands for, as BKN's reference list has it."""
    return _ESELON_LEVEL.get(code or "")


def kedudukan(value: CellValue) -> Kedudukan | None:
    """Return the standing of BKN's id or of words; LAIN for words that fit nothing."""
    plain = text(value)
    if plain is None:
        return None
    if plain.isdecimal():
        return _STANDING_ID.get(plain.lstrip("0"), Kedudukan.LAIN)
    return kedudukan_of_words(plain) or Kedudukan.LAIN


def kedudukan_of_words(plain: str) -> Kedudukan | None:
    """Return the standing that words name, None if they speak of something else."""
    lower = " ".join(plain.lower().replace("-", " ").split())
    return next((code for pattern, code in _STANDING_WORDS if re.search(pattern, lower)), None)


def status(value: CellValue) -> Status:
    """Return the kind of employment that a cell states (C, P, PPPK, words), None if it states none."""
    plain = text(value)
    if plain is None:
        return None
    lower = " ".join(re.sub(r"[^a-z0-9]+", " ", plain.lower()).split())
    if lower in {"c", "cpns", "calon pns"} or "cpns" in lower or "calon pegawai negeri" in lower:
        return JenisPegawai.CPNS
    if _NOT_ASN.search(lower):
        return BUKAN_ASN
    if "paruh waktu" in lower or "pppk pw" in lower or "p3k pw" in lower:
        return JenisPegawai.PPPK_PARUH_WAKTU
    if re.search(r"\bpppk|\bp3k|pegawai pemerintah dengan perjanjian", lower):
        return JenisPegawai.PPPK
    if lower == "p" or re.search(r"\bpns|pegawai negeri sipil", lower):
        return JenisPegawai.PNS
    return None


def hint(*texts: str) -> JenisPegawai | None:
    """Return the one kind of employment that file name, sheet name and title speak of; None if of none or several."""
    found: set[JenisPegawai] = set()
    for raw in texts:
        lower = " ".join(re.sub(r"[^a-z0-9]+", " ", raw.lower()).split())
        rest, parts = re.subn(r"(?:(?:pppk|p3k) )?(?:paruh waktu|pw\b)", " ", lower)
        if parts:
            found.add(JenisPegawai.PPPK_PARUH_WAKTU)
        if re.search(r"\b(?:pppk|p3k)\b|perjanjian kerja", rest):
            found.add(JenisPegawai.PPPK)
        if re.search(r"\bcpns\b|calon pegawai negeri", rest):
            found.add(JenisPegawai.CPNS)
        if re.search(r"\bpns\b|(?<!calon )pegawai negeri sipil", rest):
            found.add(JenisPegawai.PNS)
    return found.pop() if len(found) == 1 else None
