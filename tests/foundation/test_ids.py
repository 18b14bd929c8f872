"""Identities are UUIDv7, grow strictly however they are made, and are never the same twice."""

from __future__ import annotations

import time
import uuid

import pytest

from kinerja_desktop.foundation.ids import new_uid, new_uids, uid_text


def test_many_at_once_grow_like_those_made_one_by_one() -> None:
    made = [new_uid(), *new_uids(10_000), new_uid(), *new_uids(3), new_uid()]
    assert made == sorted(set(made))
    parsed = [uuid.UUID(bytes=one) for one in made]
    assert {(one.version, one.variant) for one in parsed} == {(7, uuid.RFC_4122)}
    assert [uid_text(one) for one in made] == [str(one) for one in parsed]


def test_none_wanted_is_none_made() -> None:
    assert new_uids(0) == []
    assert len(new_uid()) == 16


def test_a_clock_that_stands_or_goes_back_does_not_stop_them(monkeypatch: pytest.MonkeyPatch) -> None:
    before = new_uids(5_000)
    monkeypatch.setattr(time, "time_ns", lambda: 0)
    after = new_uids(5_000)
    assert before[-1] < after[0]
    assert after == sorted(set(after))
