"""An office on a real SQLite file; the worker runs in this process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kinerja_desktop.services.kantor import ProfilKantor, create_kantor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.worker import InlineWorker


@pytest.fixture
def konteks(tmp_path: Path) -> Iterator[Konteks]:
    """Rina at the keyboard of a new, empty office."""
    opened = create_kantor(tmp_path / "kantor", ProfilKantor("Dinas Contoh"), "Rina", worker=InlineWorker())
    yield opened
    opened.kantor.close()
