"""What a call refuses, by its code."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kinerja_desktop.foundation.errors import FileError


def refused(call: Callable[[], object]) -> str:
    """Return the code of the `FileError` that a call raises."""
    with pytest.raises(FileError) as caught:
        call()
    return caught.value.code
