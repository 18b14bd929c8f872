"""Revisions: what every write of a record leaves behind, inside the same transaction.

A delta is canonical JSON ``{"field": [before, after]}`` (sorted keys, no blanks, dates as ISO text, decimals as
text, references as uids); ``sidik`` is the SHA-256 of the record's whole state after the write.

A column marked `ONCE` holds long text that is written once and read as it is (the frozen part of a rating). In a
state it stands as its digest, so that a delta that brings it costs no second copy; the delta that takes it out of
the row carries the text itself. Every text that ever was is therefore in the row or in the history, exactly once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

JsonValue = str | int | bool | None
ONCE = {"sekali": True}
"""``Column(info=ONCE)``: see above."""
_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def plain(value: object) -> JsonValue:
    """Return a stored value as JSON can hold it.

    Raises:
        TypeError: a kind of value that no column has (floats among them).
    """
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(type(value).__name__)


def canonical(value: Any) -> str:
    """Return canonical JSON text."""
    return _ENCODER.encode(value)


def digest(text: str) -> str:
    """Return what stands for a text of an `ONCE` column in states and deltas."""
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def fingerprint(kind: str, uid: bytes, state: Mapping[str, JsonValue]) -> str:
    """Return the hash of a record's whole state (64 hex digits)."""
    text = canonical({"jenis": kind, "uid": uid.hex(), "isi": dict(state)})
    return hashlib.sha256(text.encode()).hexdigest()


def created(kind: str, uid: bytes, state: Mapping[str, JsonValue]) -> tuple[str, str]:
    """Return delta and fingerprint of a record that was not there before, each value encoded once."""
    encode = _ENCODER.encode
    parts = [(name, encode(state[name])) for name in sorted(state)]
    delta = ",".join([f'"{name}":[null,{text}]' for name, text in parts])
    whole = ",".join([f'"{name}":{text}' for name, text in parts])
    head = f'"jenis":{encode(kind)},"uid":"{uid.hex()}"'
    return f"{{{delta}}}", hashlib.sha256(f'{{"isi":{{{whole}}},{head}}}'.encode()).hexdigest()


def difference(
    before: Mapping[str, JsonValue], after: Mapping[str, JsonValue]
) -> dict[str, tuple[JsonValue, JsonValue]]:
    """Return ``{field: (before, after)}`` of the fields that differ; a missing side counts as None."""
    return {
        key: (before.get(key), after.get(key))
        for key in sorted(before.keys() | after.keys())
        if before.get(key) != after.get(key)
    }
