"""The numbers that identify a civil servant: NIP and NI PPPK (18 digits), NIP lama (9 digits), NRP.

The numbers carry no check digit; what can be judged is their structure. Structure is judged here, the file's
damage to numbers (a numeric cell) is judged by whoever read the file. Nothing is ever repaired by guessing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, Literal

from kinerja_desktop.domain.codes import JenisNomor, JenisPegawai
from kinerja_desktop.domain.findings import Finding, Location, Severity

NipKind = Literal["nip", "ni_pppk", "unknown"]

LENGTH: Final = 18
_USIA_WAJAR: Final = (18, 60)
"""Age at appointment outside of which somebody should look; our own limits of plausibility, not law."""
_PPPK: Final = frozenset({JenisPegawai.PPPK, JenisPegawai.PPPK_PARUH_WAKTU})
_PNS: Final = frozenset({JenisPegawai.PNS, JenisPegawai.CPNS})
_LABEL: Final = re.compile(
    r"^(?:N\s*\.?\s*I\s*\.?\s*P\s*\.?\s*(?:BARU|PNS|PPPK)?|NI\s*\.?\s*PPPK|NIPPPK|NI\s*\.?\s*P3K|NIP3K|NRP)(?=[^A-Z])\s*[.:/]*",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(r"\(\s*[A-Za-z].*$", re.DOTALL)
_NOISE: Final = re.compile(r"[\s'\"`´‘’‚“”=.\-‐‑‒–—−_:]+")
_EXPONENT: Final = re.compile(r"[0-9,]+E\+?[0-9]+", re.IGNORECASE)
_NRP_LENGTH: Final = 14
_DIGITS: Final = re.compile(r"[0-9]+")


def clean(text: str) -> str:
    """Return the bare number: without apostrophe, blanks, dots, dashes, labels ("NIP.") and "(NIDN ...)".

    What is neither noise nor digit stays, so that a wrong cell is still recognised as wrong.
    """
    if text.isascii() and text.isdecimal():
        return text
    plain = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    plain = plain.strip().lstrip("'‘’`=\"")
    plain = _TAIL.sub("", _LABEL.sub("", plain.strip()))
    return _NOISE.sub("", plain)


def is_rusak(text: str) -> bool:
    """Return whether the text is a number that a spreadsheet turned into ``1.98001E+17``: digits are lost."""
    return _EXPONENT.fullmatch(clean(text)) is not None


def display(digits: str) -> str:
    """Return ``19900101 201501 1 001`` for 18 digits, anything else unchanged."""
    if len(digits) != LENGTH or not (digits.isascii() and digits.isdecimal()):
        return digits
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"


def recognise(text: str) -> JenisNomor | None:
    """Return what kind of personal number a text looks like by its length, or None.

    A penilai from TNI or Polri has an NRP: 5 to 8 digits, of the army also up to 14, of the navy with "/P" or other letters
    behind. Nine digits are an old NIP.
    """
    digits = clean(text)
    if not _DIGITS.fullmatch(digits):
        return JenisNomor.NRP if re.fullmatch(r"[0-9]{4,8}/[A-Za-z]{1,3}", digits) else None
    if len(digits) == LENGTH:
        return JenisNomor.NI_PPPK if int(digits[12:14]) > 12 else JenisNomor.NIP
    if len(digits) == 9:
        return JenisNomor.NIP_LAMA
    return JenisNomor.NRP if 5 <= len(digits) <= _NRP_LENGTH else None


@dataclass(frozen=True, slots=True)
class Nip:
    """A well-formed number of 18 digits with a real birth date in it.

    Raises:
        ValueError: not 18 digits or no such birth date (judge with `check` first).
    """

    digits: str

    def __post_init__(self) -> None:
        if len(self.digits) != LENGTH or not _DIGITS.fullmatch(self.digits):
            raise ValueError(self.digits)
        if _date(self.digits[:8]) is None:
            raise ValueError(self.digits)

    def __str__(self) -> str:
        return display(self.digits)

    @property
    def tanggal_lahir(self) -> date:
        """Return the birth date in the first eight digits (it is not reissued when the date is corrected)."""
        born = _date(self.digits[:8])
        assert born is not None  # noqa: S101 - made only with a real birth date
        return born

    @property
    def jenis_kelamin(self) -> Literal["L", "P", ""]:
        """Return ``L`` or ``P``, '' where digit 15 is neither 1 nor 2."""
        if self.digits[14] == "1":
            return "L"
        return "P" if self.digits[14] == "2" else ""

    @property
    def tahun_pengangkatan(self) -> int:
        """Return the year of appointment (CPNS) or of the first contract (PPPK)."""
        return int(self.digits[8:12])

    @property
    def kode(self) -> str:
        """Return digits 13 and 14: the month of appointment of a PNS, the contract code of a PPPK."""
        return self.digits[12:14]

    @property
    def tmt(self) -> date | None:
        """Return the first of the month of appointment, None where digits 13 and 14 are no month (PPPK)."""
        return _date(self.digits[8:14] + "01")

    @property
    def nomor_urut(self) -> str:
        """Return the serial number, three digits."""
        return self.digits[15:]


@dataclass(frozen=True, slots=True)
class NipResult:
    """What can be said of a number.

    Attributes:
        kind: what it is; "unknown" if its structure is broken or fits neither.
        nip: its parts, None if there are none.
        findings: BLOCK = cannot be somebody's number; WARN = somebody should look.
    """

    kind: NipKind
    nip: Nip | None
    findings: tuple[Finding, ...] = ()


def check(
    digits: str,
    *,
    jenis: JenisPegawai | None,
    hari_ini: date,
    lokasi: Location = Location(),  # noqa: B008 - frozen
) -> NipResult:
    """Judge a cleaned number. ``jenis`` is what the roster says the person is, None if it says nothing.

    A PPPK number holds a contract code where a NIP holds the month, so the month is only demanded of a PNS.
    """

    def finding(code: str, severity: Severity, **args: object) -> Finding:
        return Finding(f"nip.{code}", severity, lokasi, {"nip": display(digits), **args})

    broken = _broken(digits)
    if broken:
        return NipResult("unknown", None, (finding(broken, Severity.BLOCK, panjang=len(digits)),))
    nip = Nip(digits)
    kind = _kind(nip, jenis)
    found = [*_tmt_findings(nip, kind, jenis, hari_ini)]
    if not nip.jenis_kelamin:
        found.append(("kelamin", Severity.BLOCK))
    if nip.tanggal_lahir > hari_ini:
        found.append(("lahir-depan", Severity.BLOCK))
    if nip.nomor_urut == "000":
        found.append(("serial-nol", Severity.WARN))
    findings = tuple(finding(code, severity, kode=nip.kode) for code, severity in found)
    blocked = any(severity is Severity.BLOCK for _, severity in found)
    return NipResult("unknown" if blocked else kind, nip, findings)


def mismatches(
    nip: Nip,
    *,
    tanggal_lahir: date | None,
    jenis_kelamin: str | None,
    lokasi: Location = Location(),  # noqa: B008 - frozen
) -> tuple[Finding, ...]:
    """Return warnings where the profile differs from the number: a NIP outlives a corrected birth date."""
    found: list[Finding] = []
    args = {"nip": display(nip.digits)}
    if tanggal_lahir is not None and tanggal_lahir != nip.tanggal_lahir:
        more = {
            "di_nip": nip.tanggal_lahir.strftime("%d-%m-%Y"),
            "di_data": tanggal_lahir.strftime("%d-%m-%Y"),
        }
        found.append(Finding("nip.lahir-beda", Severity.WARN, lokasi, args | more))
    if jenis_kelamin and nip.jenis_kelamin and jenis_kelamin != nip.jenis_kelamin:
        found.append(Finding("nip.kelamin-beda", Severity.WARN, lokasi, args))
    return tuple(found)


def _broken(digits: str) -> str:
    if not digits:
        return "kosong"
    if _EXPONENT.fullmatch(digits):
        return "rusak"
    if not _DIGITS.fullmatch(digits):
        return "bukan-angka"
    if len(digits) == 16:
        return "seperti-nik"
    if len(digits) == 9:
        return "lama"
    if len(digits) != LENGTH:
        return "panjang"
    return "" if _date(digits[:8]) else "lahir"


def _kind(nip: Nip, jenis: JenisPegawai | None) -> NipKind:
    if jenis in _PPPK:
        return "ni_pppk"
    if jenis in _PNS or nip.tmt:
        return "nip"
    return "ni_pppk" if int(nip.kode) > 12 else "unknown"


def _tmt_findings(
    nip: Nip, kind: NipKind, jenis: JenisPegawai | None, hari_ini: date
) -> list[tuple[str, Severity]]:
    found: list[tuple[str, Severity]] = []
    if kind == "nip" and nip.tmt is None:
        found.append(("bulan", Severity.BLOCK))
    if kind == "ni_pppk" and int(nip.kode) <= 12:
        found.append(("kode-pppk", Severity.WARN))
    if kind == "unknown" and jenis is None:
        found.append(("kode-nol", Severity.WARN))
    mulai = nip.tmt or _date(f"{nip.tahun_pengangkatan:04d}0101")
    if mulai is None or (mulai.year, mulai.month) > (hari_ini.year + 1, hari_ini.month):
        found.append(("tmt-depan", Severity.BLOCK))
        return found
    usia = mulai.year - nip.tanggal_lahir.year
    if not _USIA_WAJAR[0] <= usia <= _USIA_WAJAR[1]:
        found.append(("usia", Severity.WARN))
    return found


@lru_cache(maxsize=4_096)
def _date(eight: str) -> date | None:
    try:
        return date(int(eight[:4]), int(eight[4:6]), int(eight[6:]))
    except ValueError:
        return None
