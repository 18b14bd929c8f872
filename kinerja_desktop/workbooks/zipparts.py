"""The zip container of xlsx and ods, opened with distrust.

Names are compared in lower case with forward slashes, since some writers use backslashes. Sizes declared in
the directory bound what `zipfile` hands out, and every part is asked for with a limit.
"""

from __future__ import annotations

import io
import zipfile
from typing import IO

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks import limits


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


class ZipParts:
    """The parts of one zip.

    Attributes:
        doubled: two entries share a name; readers disagree on which one counts.
    """

    def __init__(self, data: bytes) -> None:
        if data.count(b"PK\x01\x02") > limits.ZIP_ENTRIES:
            raise FileError("berkas.terlalu-besar")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise FileError("berkas.terpotong") from error
        # past ZipInfo's own idea of separators, which differs between systems
        self._infos = {_plain(info.orig_filename): info for info in infos}
        self.doubled = len(self._infos) != len(infos)
        if any(info.flag_bits & 1 for info in infos):
            raise FileError("berkas.sandi-asing")

    def names(self) -> list[str]:
        """Return all names, lower case, forward slashes."""
        return list(self._infos)

    def has(self, name: str) -> bool:
        """Return whether there is such a part."""
        return _plain(name) in self._infos

    def size(self, name: str) -> int:
        """Return the unzipped size a part declares."""
        return self._infos[_plain(name)].file_size

    def open(self, name: str, limit: int) -> IO[bytes]:
        """Open a part.

        Raises:
            FileError: there is no such part, or it is larger than ``limit`` bytes.
        """
        info = self._infos.get(_plain(name))
        if info is None:
            raise FileError("berkas.rusak")
        if info.file_size > limit:
            raise FileError("berkas.terlalu-besar")
        # by the directory's own spelling: open(info) compares it with the local header
        return self._zip.open(info)

    def read(self, name: str, limit: int = limits.META_PART_BYTES) -> bytes:
        """Return a whole part; see `open`."""
        with self.open(name, limit) as part:
            return part.read()

    def close(self) -> None:
        """Let go of the bytes."""
        self._zip.close()
