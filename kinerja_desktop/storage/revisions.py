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
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

JsonValue = str | int | bool | None
_WORDS = {str, type(None)}
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


def created(
    kind: str, uids: Sequence[bytes], states: Mapping[str, Sequence[JsonValue]]
) -> list[tuple[str, str]]:
    """Return delta and fingerprint of records that were not there before.

    A column at a time, because a roster says the same few hundred words and days in many thousand rows: each is
    encoded once.

    Args:
        kind: table of the records.
        uids: their uids.
        states: by column the value in each record; None and '' are no part of a state.
    """
    deltas: list[list[str]] = []
    wholes: list[list[str]] = []
    for name in sorted(states):
        delta, whole = _column(name, states[name])
        if delta:
            deltas.append(delta)
            wholes.append(whole)
    if not deltas:
        deltas = wholes = [[""] * len(uids)]
    head = f'"jenis":{_ENCODER.encode(kind)},"uid":"'
    sha, join = hashlib.sha256, ",".join
    return [
        (
            f"{{{join(filter(None, changed))}}}",
            sha(f'{{"isi":{{{join(filter(None, whole))}}},{head}{uid.hex()}"}}'.encode()).hexdigest(),
        )
        for uid, changed, whole in zip(
            uids, zip(*deltas, strict=True), zip(*wholes, strict=True), strict=True
        )
    ]


def _column(name: str, values: Sequence[JsonValue]) -> tuple[list[str], list[str]]:
    """Return a column's members of the delta and of the state, '' where there is no value; two empty lists: nowhere."""
    head = encode_basestring(name)
    if {*map(type, values)} <= _WORDS:  # equal words are one: each is encoded once
        delta: dict[JsonValue, str] = {None: "", "": ""}
        whole = delta.copy()
        for value in {*values} - delta.keys():
            text = encode_basestring(value)  # type: ignore[arg-type] # a str: see above
            delta[value], whole[value] = f"{head}:[null,{text}]", f"{head}:{text}"
        if len(delta) == 2:
            return [], []
        return [delta[value] for value in values], [whole[value] for value in values]
    every = ["" if value is None or value == "" else _ENCODER.encode(value) for value in values]
    return (
        [text and f"{head}:[null,{text}]" for text in every],
        [text and f"{head}:{text}" for text in every],
    )


def difference(
    before: Mapping[str, JsonValue], after: Mapping[str, JsonValue]
) -> dict[str, tuple[JsonValue, JsonValue]]:
    """Return ``{field: (before, after)}`` of the fields that differ; a missing side counts as None."""
    return {
        key: (before.get(key), after.get(key))
        for key in sorted(before.keys() | after.keys())
        if before.get(key) != after.get(key)
    }
