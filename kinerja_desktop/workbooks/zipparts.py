"""The zip container of xlsx and ods, opened with distrust.

Names are compared in lower case with forward slashes, since some writers use backslashes. Sizes declared in
the directory bound what `zipfile` hands out, and every part is asked for with a limit.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import IO, Final, Self, cast

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks import limits

_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""What office programs write; the other methods may claim any memory before the first byte."""


@contextmanager
def _reading(code: str) -> Iterator[None]:
    """Take whatever `zipfile` and the decompressors throw at foreign bytes as what it is: a damaged file."""
    try:
        yield
    except (FileError, MemoryError):
        raise
    except Exception as error:
        raise FileError(code) from error


class _Part:
    """An opened part, as far as readers use a file."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        with _reading("berkas.rusak"):
            return self._stream.read(size)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.close()


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
        with _reading("berkas.terpotong"):
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
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
        if info.compress_type not in _METHODS:
            raise FileError("berkas.rusak")
        with _reading("berkas.rusak"):
            # by the directory's own spelling: open(info) compares it with the local header
            return cast("IO[bytes]", _Part(self._zip.open(info)))

    def read(self, name: str, limit: int = limits.META_PART_BYTES) -> bytes:
        """Return a whole part; see `open`."""
        with self.open(name, limit) as part:
            return part.read()

    def close(self) -> None:
        """Let go of the bytes."""
        self._zip.close()
