"""Which people of a grid: the filter that a number of Beranda or Monitoring opens."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja_desktop.domain.penugasan import Pihak


@dataclass(frozen=True, slots=True)
class Saring:
    """Conditions that all must hold; an empty one lets everybody through.

    Attributes:
        status: codes of `StatusNilai`; ``belum`` takes people without any record in.
        predikat: code of `Predikat`.
        penilai: only whom this one rates.
        is_tanpa_penilai: only people without rater.
        is_tertunda: only where typed text makes no sense.
        is_usulan: only annual ratings that were proposed and not touched since.
        dinilai_di: code of `DinilaiDi`.
        cari: part of a name (folded, see `domain.pegawai.nama_cari`) or of a NIP.
        penugasan_ids: only these positions.
    """

    status: frozenset[str] = frozenset()
    predikat: str = ""
    penilai: Pihak | None = None
    is_tanpa_penilai: bool = False
    is_tertunda: bool = False
    is_usulan: bool = False
    dinilai_di: str = ""
    cari: str = ""
    penugasan_ids: frozenset[int] | None = None


SEMUA_ORANG = Saring()
