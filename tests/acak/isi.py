"""Values that readers stumble over: numbers at the edge, addresses that are none, texts that mean something else."""

from __future__ import annotations

from random import Random
from typing import Final

NUMBERS: Final = (
    "0", "-1", "1", "2", "255", "256", "16384", "16385", "65536", "1048576", "1048577", "2147483647", "2147483648",
    "4294967295", "4294967296", "9223372036854775808", "1e308", "1e999", "-1e-400", "NaN", "inf", "0x1F", "1,5", "٣",
    "²", "1_000", " 7 ", "", "1e", "-0", "0.5", "2958465", "2958466", "60", "9" * 20, "9" * 5000, "true", "A",
)  # fmt: skip
ADDRESSES: Final = (
    "A1", "a1", "XFD1048576", "XFE1", "A0", "A1048577", "ZZZZ9", "AAAAAAAA1", "1A", "A", "1", "R1C1", "$B$2", "A-1",
    "A99999999999999999999", "", "A1:B2", "Ａ１", "B2", "C2", "H3",
)  # fmt: skip
AREAS: Final = (
    "A1:XFD1048576", "A1:A1", "B2:A1", "A1:", ":", "A1:ZZZ9", "A1:H1", "B2:B6", "A2:H6", "A1:XFD4", "Z9", "A1:B2:C3",
    "A1:A1048576", "A0:B0", "",
)  # fmt: skip
TEXTS: Final = (
    "=1+1", "+62812", "-", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0", "198004032005011001", "1980 0403 2005011001",
    "1.98004E+17", "'198004032005011001", '="198004032005011001"', "NIP", "Nama", "Jumlah", "Kepala Dinas", "99-99-9999",
    "31-02-2020", "00/00/0000", "III/z", "IX", "DINAS A - BIDANG B - SEKSI C", "--", "NULL", "#REF!", "_x0000_", "_xD800_",
    "_xD83D__xDE00_", "_xFFFF_", "\u202e", "\ufeff", "\u00a0", "😀", "\u0130", "A" * 40_000, "ﷺ" * 300, "x\u0301" * 2000,
    "1" * 5000, "TMT 01-01-2020", "Mengetahui,", "(1)", "I.", "contoh", "&#0;", "&amp;", "]]>", "<", '"', "a;b,c\td", "\x0b", "\x1f",
    "0", "1", "-1", "1e5", "45000", "2026-02-30", "24:00", "٠١٢٣", "Ⅳ/a", "①",
)  # fmt: skip
WORDS: Final = (0, 1, 2, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x809, 0xA, 0x2F, 0x85, 0xFC, 0x3C, 0xE5)
DOUBLES: Final = (
    0,
    1,
    0x7FFFFFFF,
    0x80000000,
    0xFFFFFFFF,
    0xFFFFFFFE,
    0xFFFFFFFD,
    0xFFFF,
    0x10000,
    512,
    4096,
)


def any_value(random: Random) -> str:
    """Return one of all."""
    return random.choice(random.choice((NUMBERS, ADDRESSES, AREAS, TEXTS)))
