"""When a rating may stand on paper as decided: once it is locked, and not before.

Every sheet that shows a predikat asks here. One that is not locked is either left out with a sentence (*Dokumen
Evaluasi*, whose code is recorded) or printed to be checked, marked on every page, without code and signature (F6).
"""

from __future__ import annotations

from kinerja_desktop.documents.kit import label
from kinerja_desktop.domain.codes import StatusNilai


def is_sah(status: str) -> bool:
    """Return whether a rating in this status is printed as decided."""
    return status == StatusNilai.TERKUNCI


def tanda_draf(status: str) -> str:
    """Return what marks a sheet that shows a rating in this status (``DRAF - nilai belum dikunci``); '' once locked."""
    if is_sah(status):
        return ""
    words = label.words("draf")
    if status == StatusNilai.TIDAK_DINILAI:
        return words["tidak_dinilai"]
    return words["belum_dikunci" if status == StatusNilai.TERSIMPAN else "belum_dinilai"]


def keadaan(status: str) -> str:
    """Return what the foot of a sheet says of the rating on it."""
    return tanda_draf(status) or label.words("draf")["terkunci"]


def predikat_sah(status: str, predikat: str) -> str:
    """Return the predikat where it may be shown as decided, else ''."""
    return predikat if is_sah(status) else ""
