"""argparse in Indonesian: help, usage and mistakes. Knows no command."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from kinerja_desktop.domain import periode as periods
from kinerja_desktop.foundation.messages import sentence

_MISTAKES = (
    (re.compile(r"the following arguments are required: (?P<isi>.*)"), "perintah.salah-kurang"),
    (re.compile(r"unrecognized arguments: (?P<isi>.*)"), "perintah.salah-lebih"),
    (
        re.compile(r"argument (?P<nama>[^:]*): invalid choice: (?P<isi>\S+) \(choose from (?P<pilihan>.*)\)"),
        "perintah.salah-pilihan",
    ),
    (re.compile(r"argument (?P<nama>[^:]*): expected .*argument.*"), "perintah.salah-tanpa-nilai"),
    (
        re.compile(r"argument (?P<nama>[^:]*): not allowed with argument (?P<isi>.*)"),
        "perintah.salah-bersama",
    ),
    (re.compile(r"one of the arguments (?P<isi>.*) is required"), "perintah.salah-salah-satu"),
    (re.compile(r"ambiguous option: (?P<nama>.*) could match (?P<isi>.*)"), "perintah.salah-ganda"),
    (re.compile(r"argument (?P<nama>[^:]*): (?P<isi>.*)"), "perintah.salah-nilai"),
)


class _Bentuk(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(
            usage, actions, groups, sentence("perintah.pemakaian") + " " if prefix is None else prefix
        )


class SalahPakaiError(Exception):
    """The command was typed wrongly. ``pemakaian``: how it is used; ``pesan``: the sentence."""

    def __init__(self, pemakaian: str, pesan: str) -> None:
        super().__init__(pesan)
        self.pemakaian, self.pesan = pemakaian, pesan


class Pengurai(argparse.ArgumentParser):
    """A parser that speaks Indonesian; wrong usage raises `SalahPakaiError`; options are never abbreviated."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.update(formatter_class=_Bentuk, add_help=False, allow_abbrev=False)
        super().__init__(**kwargs)
        self._positionals.title = sentence("perintah.judul-isian")
        self._optionals.title = sentence("perintah.judul-pilihan")
        self.add_argument("-h", "--help", "--bantuan", action="help", help=sentence("perintah.bantuan"))

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong and how it is used; who reads the answer decides how it is said.

        Raises:
            SalahPakaiError: always.
        """
        raise SalahPakaiError(self.format_usage(), _translated(message))


def _translated(message: str) -> str:
    for pattern, code in _MISTAKES:
        if found := pattern.fullmatch(message):
            return sentence(code, **found.groupdict())
    return message


def periode(text: str) -> str:
    """Return the code of a period as it is stored.

    Raises:
        ArgumentTypeError: not a code.
    """
    found = periods.parse(text)
    if found is None:
        raise argparse.ArgumentTypeError(sentence("periode.kode-salah", kode=text))
    return found.kode


def tanggal(text: str) -> date:
    """Return a day written as 2026-11-01 or 01-11-2026.

    Raises:
        ArgumentTypeError: not a day.
    """
    iso = re.sub(r"^(\d{2})[-/](\d{2})[-/](\d{4})$", r"\3-\2-\1", text)
    try:
        return date.fromisoformat(iso)
    except ValueError as error:
        raise argparse.ArgumentTypeError(sentence("perintah.tanggal-salah", isi=text)) from error


def tahun(text: str) -> int:
    """Return a year between 1900 and 2199.

    Raises:
        ArgumentTypeError: not one.
    """
    if not re.fullmatch("(?:19|20|21)[0-9]{2}", text):
        raise argparse.ArgumentTypeError(sentence("perintah.tahun-salah", isi=text))
    return int(text)


def jumlah(text: str) -> int:
    """Return a whole number above zero; dots between thousands are allowed.

    Raises:
        ArgumentTypeError: not one.
    """
    digits = text.replace(".", "")
    if not digits.isascii() or not digits.isdecimal() or int(digits) == 0:
        raise argparse.ArgumentTypeError(sentence("perintah.jumlah-salah", isi=text))
    return int(digits)


def berkas(text: str) -> Path:
    """Return a path, absolute."""
    return Path(text).expanduser().absolute()
