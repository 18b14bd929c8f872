"""OLE containers and passwords: what is inside a compound file, and how it is opened."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
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
            for start in (ole.first_dir_sector, ole.first_mini_fat_sector, ole.root.isectStart):
                _check_chain(ole.fat, start, 0, len(data))
            for path in ole.listdir(streams=True, storages=False):
                name = path[0].lower()
                if len(path) == 1 and name in wanted:
                    entry = ole.direntries[ole._find(path)]  # noqa: SLF001 - olefile shows no start sector otherwise
                    _check_chain(ole.fat, entry.isectStart, entry.size, len(data))
                    big = name in {"encryptedpackage", "worddocument", "powerpoint document"}
                    found[name] = b"" if big else ole.openstream(path).read()
    except MemoryError:
        raise
    except Exception as error:
        raise FileError("berkas.rusak") from error
    return found


def _check_chain(fat: Sequence[int], start: int, size: int, whole: int) -> None:
    """Refuse a stream larger than its file, and a chain that comes back to itself.

    The native engine would follow such a chain for ever. A short stream lies in the small area, where its start
    means something else; following that number in ``fat`` is harmless.
    """
    steps, sector = 0, start
    while sector < len(fat) and steps <= len(fat):
        steps += 1
        sector = fat[sector]
    if size > whole or steps > len(fat):
        raise FileError("berkas.rusak")


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
        except MemoryError:
            raise
        except Exception as error:
            raise FileError("berkas.sandi-asing") from error
        return out.getvalue()
    raise FileError("berkas.sandi-salah" if sandi else "berkas.sandi")
