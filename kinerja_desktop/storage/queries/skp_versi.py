"""Lines of plans from one version to the next."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Any, Final

import sqlalchemy as sa

from kinerja_desktop.domain.skp import StatusSkp
from kinerja_desktop.storage.lookup import Lookup
from kinerja_desktop.storage.queries import keadaan
from kinerja_desktop.storage.tables import rhk, skp

_SET: Final = (StatusSkp.DITETAPKAN.value, StatusSkp.DIUBAH.value, StatusSkp.DITUTUP.value)


def successors(connection: sa.Connection, rhk_ids: Collection[int]) -> dict[int, int | None]:
    """Return what carries on RHK of versions that were replaced: an RHK in force, None where the line ended.

    RHK whose plan was not replaced are left out.
    """
    found: dict[int, int | None] = {}
    wanted = {id_: {id_} for id_ in rhk_ids}
    while wanted:
        onward: dict[int, set[int]] = {}
        for id_, after in _next(connection, list(wanted)).items():
            found.update(dict.fromkeys(wanted[id_], after))
            if after is not None:
                onward.setdefault(after, set()).update(wanted[id_])
        wanted = onward
    return found


def _next(connection: sa.Connection, ids: Collection[int]) -> dict[int, int | None]:
    old = list(_replaced().rows(connection, ids))
    if not old:
        return {}
    by_origin, by_words = _carried(connection, {row[1] for row in old})
    return {id_: by_origin.get(id_, by_words.get((skp_id, _fold(teks)))) for id_, skp_id, teks in old}


@cache
def _replaced() -> Lookup:
    """Return what finds those RHK whose plan was replaced, with plan and words."""
    chosen = sa.select(rhk.c.id, rhk.c.skp_id, rhk.c.teks).join(skp, skp.c.id == rhk.c.skp_id)
    return Lookup(chosen.where(skp.c.status == StatusSkp.DIUBAH.value), rhk.c.id)


def _carried(
    connection: sa.Connection, plans: Collection[int]
) -> tuple[dict[int, int], dict[tuple[int, str], int]]:
    """Return the lines of what replaced these plans: by the line they come from, and by plan and words.

    Words count where no origin is kept: versions made before it was.
    """
    statement = (
        sa.select(skp.c.menggantikan_id, rhk.c.id, rhk.c.asal_rhk_id, rhk.c.teks)
        .join(skp, skp.c.id == rhk.c.skp_id)
        .where(skp.c.status.in_(_SET))
        .order_by(skp.c.versi, rhk.c.urutan)
    )
    by_origin: dict[int, int] = {}
    by_words: dict[tuple[int, str], int] = {}
    rows: list[tuple[Any, ...]] = keadaan.execute(connection, statement, skp.c.menggantikan_id, plans)
    for plan, id_, origin, teks in rows:
        if origin is not None:
            by_origin.setdefault(origin, id_)
        else:
            by_words.setdefault((plan, _fold(teks)), id_)
    return by_origin, by_words


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())
