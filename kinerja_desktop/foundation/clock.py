"""The only door to date and time, so that tests can stop it."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timezone


def now() -> datetime:
    """Return the present moment, aware, in UTC. ``KINERJA_SEKARANG`` (ISO, aware) freezes it."""
    frozen = os.environ.get("KINERJA_SEKARANG")
    return datetime.fromisoformat(frozen).astimezone(UTC) if frozen else datetime.now(UTC)


def today() -> date:
    """Return the date on this PC's calendar (local time zone)."""
    return local(now()).date()


def local(moment: datetime) -> datetime:
    """Return an aware moment in the PC's time zone; frozen moments keep the zone of ``KINERJA_SEKARANG``."""
    frozen = os.environ.get("KINERJA_SEKARANG")
    zone: timezone | None = None
    if frozen:
        offset = datetime.fromisoformat(frozen).utcoffset()
        zone = timezone(offset) if offset is not None else UTC
    return moment.astimezone(zone)
