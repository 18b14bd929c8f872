"""Writing dialogues and their agreements."""

from __future__ import annotations

from kinerja_desktop.domain.dialog import IsiDialog, Kesepakatan
from kinerja_desktop.foundation.errors import ConflictError
from kinerja_desktop.storage.tables import dialog_kinerja, kesepakatan
from kinerja_desktop.storage.unit_of_work import Transaction, Values


def put(
    transaction: Transaction, dialog_id: int | None, penugasan_id: int, periode: str, isi: IsiDialog
) -> int:
    """Store a dialogue without its agreements (``dialog_id`` None: it is new); return its id."""
    values = {"tanggal": isi.tanggal, "pertanyaan": isi.pertanyaan.strip(), "hadir": isi.hadir.strip()}
    if dialog_id is None:
        return transaction.insert(
            dialog_kinerja, {"penugasan_id": penugasan_id, "periode_kode": periode, **values}
        )
    transaction.update(dialog_kinerja, dialog_id, values)
    return dialog_id


def put_agreements(
    transaction: Transaction, dialog_id: int, stored: tuple[Kesepakatan, ...], wanted: tuple[Kesepakatan, ...]
) -> None:
    """Make the agreements of a dialogue equal to ``wanted``; those that are still there keep their record."""
    old = {one.id for one in stored if one.id is not None}
    kept = [(number, one) for number, one in enumerate(wanted) if not one.is_kosong]
    changes: dict[int, Values] = {
        one.id: _values(number, one) for number, one in kept if one.id is not None and one.id in old
    }
    transaction.delete_many(kesepakatan, sorted(old - changes.keys()))
    transaction.update_many(kesepakatan, changes)
    fresh = [{"dialog_id": dialog_id, **_values(number, one)} for number, one in kept if one.id not in old]
    transaction.insert_many(kesepakatan, fresh)


def _values(number: int, one: Kesepakatan) -> Values:
    return {
        "urutan": number, "teks": one.teks.strip(), "siapa": one.siapa.strip(), "batas": one.batas,
        "keadaan": one.keadaan, "catatan": one.catatan.strip(),
    }  # fmt: skip


def remove(transaction: Transaction, dialog_id: int, stored: tuple[Kesepakatan, ...]) -> None:
    """Remove a dialogue with its agreements."""
    transaction.delete_many(kesepakatan, [one.id for one in stored if one.id is not None])
    transaction.delete(dialog_kinerja, dialog_id)


def follow_up(
    transaction: Transaction,
    stored: tuple[Kesepakatan, ...],
    before: tuple[Kesepakatan, ...],
    wanted: tuple[Kesepakatan, ...],
) -> None:
    """Store what came of agreements where ``wanted`` says something else than was seen (``before``).

    Raises:
        ConflictError: one of them is gone, or somebody else said something else.
    """
    seen = {one.id: (one.keadaan, one.catatan) for one in before}
    now = {one.id: (one.keadaan, one.catatan) for one in stored}
    changes: dict[int, Values] = {}
    for one in wanted:
        said = (one.keadaan, one.catatan.strip())
        if one.id is None or said == seen.get(one.id):
            continue
        if one.id not in now:
            raise ConflictError("simpanan.hilang", jenis=kesepakatan.name)
        if now[one.id] not in (seen.get(one.id), said):
            raise ConflictError("simpanan.konflik", jenis=kesepakatan.name)
        changes[one.id] = {"keadaan": said[0], "catatan": said[1]}
    transaction.update_many(kesepakatan, changes)
