"""New identities: UUIDv7 (RFC 9562), 16 bytes, ordered by time of making."""

from __future__ import annotations

import os
import threading
import time

_lock = threading.Lock()
_last = 0


def new_uid() -> bytes:
    """Return a fresh UUIDv7 as 16 bytes; within one process they grow strictly."""
    global _last  # noqa: PLW0603 - the counter is what makes them grow
    with _lock:
        stamp = time.time_ns() // 1_000_000 << 12
        _last = max(_last + 1, stamp)
        value = _last
    millis, counter = value >> 12, value & 0xFFF
    head = (millis << 16) | 0x7000 | counter
    tail = int.from_bytes(os.urandom(8), "big") & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    return head.to_bytes(8, "big") + tail.to_bytes(8, "big")


def uid_text(uid: bytes) -> str:
    """Return the 36-character text form of a uid."""
    text = uid.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
