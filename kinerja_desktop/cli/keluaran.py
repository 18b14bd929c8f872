"""What a command says: sentences on standard error, with ``--json`` one object on standard output."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from kinerja_desktop.domain.findings import Finding
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.foundation.messages import command_sentence, sentence
from kinerja_desktop.foundation.teks import bilangan

SELESAI = 0
SEBAGIAN = 1
SALAH_PAKAI = 2
DUNIA_MENOLAK = 3
"""Exit codes: done; something did not go in; wrong usage; the world said no."""


BANYAK = 10
"""So many findings of one kind are said one by one."""


class Keluaran:
    """The two streams of one command.

    Attributes:
        as_json: whether the answer is wanted as JSON.
    """

    def __init__(self, *, as_json: bool, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self.as_json = as_json
        self._out = out or sys.stdout
        self._err = err or sys.stderr
        self._bar = Kemajuan(self._err)

    @property
    def progress(self) -> Kemajuan:
        """What long work reports to: a line on a terminal, nothing in a file or pipe."""
        return self._bar

    def say(self, code: str, **args: object) -> None:
        """Say the sentence of a code. Whole numbers get dots between thousands."""
        shown = {
            key: bilangan(value) if isinstance(value, int) and not isinstance(value, bool) else value
            for key, value in args.items()
        }
        self.line(sentence(code, **shown))

    def line(self, text: str) -> None:
        """Say a finished line."""
        self._bar.clear()
        print(text, file=self._err, flush=True)

    def findings(self, findings: Iterable[Finding]) -> None:
        """Say findings with their places; of many of one kind the first few, the rest as a number (JSON has all)."""
        told: Counter[str] = Counter()
        for one in findings:
            told[one.code] += 1
            if told[one.code] <= BANYAK:
                self.line(place(one) + command_sentence(one.code, **one.args))
        for code, count in told.items():
            if count > BANYAK:
                self.say("perintah.masih-ada", jumlah=count - BANYAK, kode=code)

    def answer(self, values: Mapping[str, Any]) -> None:
        """Give the answer for machines; without ``--json`` nothing."""
        if self.as_json:
            print(json.dumps(values, ensure_ascii=False, default=str), file=self._out, flush=True)

    def misused(self, usage: str, text: str) -> None:
        """Say how the command is used and what is wrong with what was typed."""
        self.line(usage.rstrip())
        self.line(text)
        self.answer({"galat": {"kode": "perintah.salah-pakai", "pesan": text}})

    def refused(self, error: KnownError) -> None:
        """Say what the world refused."""
        text = command_sentence(error.code, **error.args_)
        self.line(text)
        self.answer({"galat": {"kode": error.code, "pesan": text}})


def place(finding: Finding) -> str:
    """Return ``berkas.xlsx, sheet PNS, C14: `` as far as it is known."""
    at = finding.location
    parts = [at.berkas, f"sheet {at.sheet}" if at.sheet else "", at.cell]
    found = ", ".join(part for part in parts if part)
    return f"{found}: " if found else ""


def finding_json(finding: Finding) -> dict[str, Any]:
    """Return a finding as machines get it."""
    at = finding.location
    return {
        "kode": finding.code,
        "tingkat": finding.severity.value,
        "berkas": at.berkas,
        "sheet": at.sheet,
        "baris": at.baris,
        "kolom": at.kolom,
        "pesan": command_sentence(finding.code, **finding.args),
    }


class Kemajuan:
    """Progress as one line that is written over, on a terminal only, at most ten times a second."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._live = stream.isatty()
        self._shown = ""
        self._last = 0.0

    def step(self, done: int, total: int, what: str = "") -> None:
        """Show ``done`` of ``total``; -1: still at it."""
        now = time.monotonic()
        if not self._live or done < 0 or (now - self._last < 0.1 and done < total):
            return
        self._last = now
        name = sentence(what) if what else ""
        text = f"{name} {bilangan(done)}/{bilangan(total)}" if total else f"{name} {bilangan(done)}"
        self.clear()
        self._stream.write(text.strip())
        self._stream.flush()
        self._shown = text.strip()

    def clear(self) -> None:
        """Take the line away before something else is said."""
        if self._shown:
            self._stream.write("\r" + " " * len(self._shown) + "\r")
            self._shown = ""
