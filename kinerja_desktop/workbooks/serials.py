"""Numbers, date serials and number formats: one meaning for every engine.

A serial is days since 1899-12-31 (with Excel's invented 29 February 1900) or since 1904-01-01. Whether a
number is a date is decided by its number format alone, by the same rule the native engine uses, so that both
engines agree on every format.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from typing import Final

from kinerja_desktop.workbooks.cells import CellValue

NUMBER, DATE, DURATION = 0, 1, 2

_EXACT: Final = 2**53
_DAY_MS: Final = 86_400_000
_LAST_SERIAL: Final = 2_958_465
_BUILTIN_DATES: Final = frozenset({*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)})
_ISO = re.compile(
    r"(?:(\d{4})-(\d\d)-(\d\d))?(?:(?:^|T|(?<=\d) )T?(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?Z?$"
)
_DURATION = re.compile(r"(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?$")


def finite(text: str) -> float | None:
    """Return the number a text is; None for any other text, "NaN" and what is beyond all numbers included."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def number(text: str) -> CellValue:
    """Return the number a cell holds; what is no number stays text."""
    value = finite(text)
    return (text or None) if value is None else whole(value)


def whole(value: float) -> int | float:
    """Return an int when the value is whole and exactly representable."""
    return int(value) if -_EXACT < value < _EXACT and value.is_integer() else value


def kind_of_format(number_format: int, code: str | None) -> int:
    """Return NUMBER, DATE or DURATION for a number format id and its custom code."""
    if code is not None:
        return kind_of_code(code)
    if number_format == 46:
        return DURATION
    return DATE if number_format in _BUILTIN_DATES else NUMBER


def kind_of_code(code: str) -> int:  # noqa: C901 - one small automaton, clearer in one piece
    """Return NUMBER, DATE or DURATION for a custom format; only its first section counts."""
    escaped = quoted = elapsed = half_day = False
    depth, previous = 0, " "
    for sign in code:
        low = sign.lower()
        if escaped:
            escaped = False
        elif quoted:
            quoted = sign != '"'
        elif sign in "_\\*":
            escaped = True
        elif sign == '"':
            quoted = True
        elif sign == ";":
            return NUMBER
        elif sign == "[":
            depth += 1
        elif sign == "]":
            if elapsed and depth == 1:
                return DURATION
            depth = max(0, depth - 1)
        elif depth == 0 and not half_day and low == "a":
            half_day = True
        elif depth == 0 and ((half_day and low in "pm/") or (not half_day and low in "dmhys")):
            return DATE
        elif not (elapsed and low == previous.lower()):
            elapsed = previous == "[" and low in "hms"
        previous = sign
    return NUMBER


def moment(value: float, *, date_1904: bool) -> CellValue:
    """Return a date, datetime or time for a serial; what is no possible date stays a number."""
    if not 0 <= value < _LAST_SERIAL + 1:
        return whole(value)
    days, ms = divmod(round(value * _DAY_MS), _DAY_MS)
    if days == 0 and not date_1904:
        return time_of(ms)
    if date_1904:
        if value < 1:
            return time_of(ms)
        day = date(1904, 1, 1)
    else:
        day = date(1899, 12, 31) if days < 60 else date(1899, 12, 30)
    try:
        whole_day = day + timedelta(days=days)
    except OverflowError:
        return whole(value)
    if days == 60 and not date_1904:
        whole_day = date(1900, 2, 28)
    return whole_day if ms == 0 else datetime.combine(whole_day, time_of(ms))


def duration(value: float) -> CellValue:
    """Return elapsed time for a serial with a format such as ``[h]:mm``."""
    try:
        return timedelta(milliseconds=round(value * _DAY_MS))
    except (OverflowError, ValueError):
        return whole(value)


def time_of(ms: int) -> time:
    """Return the time of day so many milliseconds after midnight."""
    seconds, rest = divmod(ms, 1000)
    return time(seconds // 3600 % 24, seconds // 60 % 60, seconds % 60, rest * 1000)


def iso(text: str) -> CellValue:
    """Return the date, datetime or time an ISO 8601 text means; any other text stays text."""
    found = _ISO.match(text.strip())
    if not found or not text.strip():
        return text or None
    year, month, day, hour, minute, second, fraction = found.groups()
    try:
        clock = time(
            int(hour or 0), int(minute or 0), int(second or 0), int((fraction or "0").ljust(6, "0")[:6])
        )
        if year is None:
            return clock
        whole_day = date(int(year), int(month), int(day))
    except ValueError:
        return text
    return whole_day if clock == time(0) else datetime.combine(whole_day, clock)


def iso_duration(text: str) -> CellValue:
    """Return the time of day (below 24 hours) or elapsed time of ``PT08H30M00S``."""
    found = _DURATION.match(text.strip())
    if not found:
        return text or None
    sign, days, hours, minutes, seconds, fraction = found.groups()
    try:
        span = timedelta(
            days=int(days or 0),
            hours=int(hours or 0),
            minutes=int(minutes or 0),
            seconds=int(seconds or 0),
            microseconds=int((fraction or "0").ljust(6, "0")[:6]),
        )
    except OverflowError:
        return text
    if sign:
        return -span
    return span if span.days else time_of(span // timedelta(milliseconds=1))
