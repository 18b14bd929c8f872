"""Arguments that several commands share, and adding a command."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from kinerja_desktop.cli.keluaran import Keluaran
from kinerja_desktop.cli.pengurai import Pengurai, berkas, periode
from kinerja_desktop.foundation.messages import sentence

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[Pengurai]  # noqa: SLF001 - argparse has no public name for it


def add(
    commands: Commands, name: str, run: Callable[[argparse.Namespace, Keluaran], int], help_code: str
) -> Pengurai:
    """Add a command that works on an office: ``--data``, ``--petugas``, ``--json`` are there already."""
    found = bare(commands, name, run, help_code)
    found.add_argument(
        "--data", type=berkas, required=True, metavar="DIR", help=sentence("perintah.arti-data")
    )
    return found


def bare(
    commands: Commands, name: str, run: Callable[[argparse.Namespace, Keluaran], int], help_code: str
) -> Pengurai:
    """Add a command that says itself where it works."""
    text = sentence(help_code)
    found = commands.add_parser(name, help=text, description=text)
    found.add_argument("--petugas", default="", metavar="NAMA", help=sentence("perintah.arti-petugas"))
    found.add_argument("--json", action="store_true", help=sentence("perintah.arti-json"))
    found.set_defaults(jalankan=run)
    return found


def add_periode(parser: Pengurai) -> None:
    """Add ``--periode``."""
    parser.add_argument(
        "--periode", type=periode, required=True, metavar="P", help=sentence("perintah.arti-periode")
    )


def add_unit(parser: Pengurai) -> None:
    """Add ``--unit``: a name or a path of names with `` / `` between them."""
    parser.add_argument("--unit", default="", metavar="U", help=sentence("perintah.arti-unit"))
