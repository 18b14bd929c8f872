"""Offices that all cases look at, made once."""

from __future__ import annotations

import pytest

from tests.rupa.kantor import Lemari


@pytest.fixture(scope="session")
def lemari(tmp_path_factory: pytest.TempPathFactory) -> Lemari:
    """Offices made once for all cases; each takes a copy."""
    return Lemari(tmp_path_factory.mktemp("rupa"))
