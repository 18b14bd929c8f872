"""OLE containers and passwords: what is inside a compound file, and how it is opened."""

from __future__ import annotations

import io
import re
from typing import Any

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks import limits

_EXCELS_OWN = "VelvetSweatshop"
"""Excel encrypts with this when a workbook is only write-protected, and opens it without asking."""

_SPIN = re.compile(rb'spinCount="(\d{1,12})"')


def streams_of(data: bytes) -> dict[str, bytes]:
    """Return the streams of a compound file that tell what it is, by lower-case name.

    Raises:
        FileError: the container is damaged (loops included).
    """
    import olefile

    wanted = {"workbook", "book", "encryptedpackage", "encryptioninfo", "worddocument", "powerpoint document"}
    found: dict[str, bytes] = {}
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            for path in ole.listdir(streams=True, storages=False):
                name = path[0].lower()
                if len(path) == 1 and name in wanted:
                    big = name in {"encryptedpackage", "worddocument", "powerpoint document"}
                    found[name] = b"" if big else ole.openstream(path).read()
    except Exception as error:
        raise FileError("berkas.rusak") from error
    return found


def decrypted(data: bytes, streams: dict[str, bytes], sandi: str | None) -> bytes:
    """Return the file without its password.

    Args:
        data: the compound file.
        streams: its `streams_of`.
        sandi: the password the user typed, if any.

    Raises:
        FileError: a password is needed, it is wrong, or the way of encryption is unknown.
    """
    import msoffcrypto

    spin = _SPIN.search(streams.get("encryptioninfo", b""))
    if spin and int(spin[1]) > limits.SPIN_COUNT:
        raise FileError("berkas.sandi-asing")
    tried = [sandi, _EXCELS_OWN] if sandi else [_EXCELS_OWN]
    for word in tried:
        out = io.BytesIO()
        try:
            office: Any = msoffcrypto.OfficeFile(io.BytesIO(data))
            if office.format == "ooxml":
                office.load_key(password=word, verify_password=True)
            else:
                office.load_key(password=word)
            office.decrypt(out)
        except msoffcrypto.exceptions.InvalidKeyError:
            continue
        except Exception as error:
            raise FileError("berkas.sandi-asing") from error
        return out.getvalue()
    raise FileError("berkas.sandi-salah" if sandi else "berkas.sandi")
