"""Filling sentences in."""

from __future__ import annotations

import pytest

from kinerja_desktop.foundation.messages import sentence


@pytest.mark.parametrize(
    ("nama", "shown"),
    [
        ("Siti Aminah", "untuk Siti Aminah. Tetapkan"),
        ("Siti Aminah, M.Si.", "untuk Siti Aminah, M.Si. Tetapkan"),
        ("Siti...", "untuk Siti.... Tetapkan"),
    ],
)
def test_a_degree_at_the_end_of_a_sentence_has_one_full_stop(nama: str, shown: str) -> None:
    assert shown in sentence("akhir.bawahan-kosong", nama="Budi", dari=nama, ke="")
