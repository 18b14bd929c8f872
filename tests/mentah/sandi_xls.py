"""Old workbooks with a password: Office's RC4 with 40 bits ([MS-OFFCRYPTO] 2.3.6), written out by hand."""

from __future__ import annotations

import struct
from hashlib import md5

_SALT, _VERIFIER = bytes(range(16)), bytes(range(100, 116))
_BLOCK = 1024
_BOF, _FILEPASS, _BOUNDSHEET = 0x0809, 0x002F, 0x0085


def filepass(sandi: str) -> bytes:
    """Return the record that says how the records after it are encrypted and proves the password."""
    proof = _xor(_VERIFIER + md5(_VERIFIER).digest(), _stream(sandi, 0, 32))  # noqa: S324 - the format's own
    return struct.pack("<HHHHH", _FILEPASS, 54, 1, 1, 1) + _SALT + proof


def locked(stream: bytes, sandi: str) -> bytes:
    """Return the records encrypted: never their heads, nor those that tell where things begin."""
    blocks = range(len(stream) // _BLOCK + 1)
    key = b"".join(_stream(sandi, block, _BLOCK) for block in blocks)
    out = bytearray(stream)
    at = 0
    while at < len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        at += 4
        begin = at + length if kind in {_BOF, _FILEPASS} else at + 4 if kind == _BOUNDSHEET else at
        out[begin : at + length] = _xor(stream[begin : at + length], key[begin : at + length])
        at += length
    return bytes(out)


def _stream(sandi: str, block: int, length: int) -> bytes:
    short = md5(sandi.encode("utf-16-le")).digest()[:5]  # noqa: S324 - the format's own
    longer = md5((short + _SALT) * 16).digest()[:5]  # noqa: S324 - the format's own
    return _rc4(md5(longer + struct.pack("<I", block)).digest(), length)  # noqa: S324 - the format's own


def _rc4(key: bytes, length: int) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out = bytearray()
    i = j = 0
    for _ in range(length):
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(box[(box[i] + box[j]) % 256])
    return bytes(out)


def _xor(data: bytes, key: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(data, key, strict=True))
