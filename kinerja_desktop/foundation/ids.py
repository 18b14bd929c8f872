"""New identities: UUIDv7 (RFC 9562), 16 bytes, ordered by time of making."""

from __future__ import annotations

import os
import threading
import time

_VARIANT = [bytes((byte & 0x3F | 0x80,)) for byte in range(256)]
_lock = threading.Lock()
_last = 0


def new_uid() -> bytes:
    """Return a fresh UUIDv7 as 16 bytes; within one process they grow strictly."""
    return new_uids(1)[0]


def new_uids(count: int) -> list[bytes]:
    """Return fresh UUIDv7, each greater than the one before and than all made so far."""
    global _last  # noqa: PLW0603 - the counter is what makes them grow
    with _lock:
        first = max(_last + 1, time.time_ns() // 1_000_000 << 12)
        _last = first + count - 1
    chance = os.urandom(8 * count)
    return [
        ((value >> 12 << 16) | 0x7000 | (value & 0xFFF)).to_bytes(8, "big")
        + _VARIANT[chance[at]]
        + chance[at + 1 : at + 8]
        for at, value in zip(range(0, 8 * count, 8), range(first, first + count), strict=True)
    ]


def uid_text(uid: bytes) -> str:
    """Return the 36-character text form of a uid."""
    text = uid.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
