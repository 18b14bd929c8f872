"""Expected failures: the world said no.

A ``KnownError`` carries a code and arguments, never a sentence; `foundation.messages` turns it into one.
It is raised below and caught only in `gui/tasks.py` and `cli`. Whatever else is raised is our bug.
"""

from __future__ import annotations

from typing import ClassVar


class KnownError(Exception):
    """The environment refused something; we are not to blame.

    Attributes:
        code: key of a sentence in `foundation.messages`, e.g. ``"berkas.tidak-terbaca"``.
        args_: arguments of that sentence.
    """

    kind: ClassVar[str] = "dunia"

    def __init__(self, code: str, **args: object) -> None:
        super().__init__(code, args)
        self.code = code
        self.args_ = args

    def __str__(self) -> str:
        """Return code and arguments, for logs."""
        return f"{self.code} {self.args_}"

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the way back from the worker process."""
        return (_rebuild, (type(self), self.code, self.args_))


def _rebuild(cls: type[KnownError], code: str, args: dict[str, object]) -> KnownError:
    return cls(code, **args)


class FileError(KnownError):
    """A file cannot be read or written as asked."""

    kind = "berkas"


class StorageError(KnownError):
    """The office folder or its database refuses: full, read-only, newer, damaged, in use."""

    kind = "simpanan"


class ConflictError(StorageError):
    """Somebody else changed the record since it was read (lost update prevented)."""

    kind = "konflik"


class RefusedError(KnownError):
    """A rule of the office forbids this now (locked record, missing reason); the data are untouched."""

    kind = "ditolak"


class Cancelled(KnownError):  # noqa: N818 - cancelling is not an error
    """The user pressed Batal; nothing was written."""

    kind = "batal"

    def __init__(self, code: str = "batal", **args: object) -> None:
        super().__init__(code, **args)
