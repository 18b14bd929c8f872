"""The filter of a grid: what stands in it when nobody asked for anything."""

from __future__ import annotations

from dataclasses import fields

from kinerja_desktop.domain.saring import SEMUA_ORANG, Saring


def test_an_empty_filter_holds_no_condition() -> None:
    assert [one.name for one in fields(Saring) if getattr(SEMUA_ORANG, one.name)] == []
