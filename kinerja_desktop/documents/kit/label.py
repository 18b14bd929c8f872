"""The words printed on sheets: `resources/references/lembar.csv`, one row per word with its source.

They are statutory or customary Indonesian and do not follow the language of the program.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from kinerja_desktop.foundation import resources

BERKAS = "resources/references/lembar.csv"


@cache
def _all() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in csv.DictReader(io.StringIO(resources.read_text(BERKAS))):
        words = found.setdefault(row["form"], {})
        if row["key"] in words:
            raise ValueError(f"{BERKAS}: doubled {row['form']}.{row['key']}")
        words[row["key"]] = row["text"]
    return MappingProxyType({form: MappingProxyType(words) for form, words in found.items()})


def words(form: str) -> Mapping[str, str]:
    """Return the words of a sheet by key.

    Raises:
        KeyError: no such sheet in the table (our bug).
    """
    return _all()[form]
