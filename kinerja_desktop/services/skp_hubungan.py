"""Links from an RHK to the leader's RHK that it serves: words quoted, circles found."""

from __future__ import annotations

from dataclasses import replace

from kinerja_desktop.domain.checks import skp as checks
from kinerja_desktop.domain.skp import IsiSkp
from kinerja_desktop.storage.queries import skp as queries
from kinerja_desktop.storage.queries.keadaan import Koneksi


def with_known_links(connection: Koneksi, isi: IsiSkp) -> IsiSkp:
    """Return the content quoting the present words of what it serves; a link to what is gone ends, its words stay."""
    words = queries.texts(connection, {one.pimpinan_id for one in isi.rhk if one.pimpinan_id is not None})
    linked = tuple(
        one
        if one.pimpinan_id is None
        else replace(one, pimpinan_teks=words[one.pimpinan_id])
        if one.pimpinan_id in words
        else replace(one, pimpinan_id=None)
        for one in isi.rhk
    )
    return replace(isi, rhk=linked)


def in_circle(connection: Koneksi, isi: IsiSkp) -> tuple[int, ...]:
    """Return the places (from 0) of the RHK of a content that serve, over others, themselves or one beside them."""
    ours = {one.id for one in isi.rhk if one.id is not None}
    above = queries.above(connection, {one.pimpinan_id for one in isi.rhk if one.pimpinan_id is not None})
    above.update({one.id: one.pimpinan_id for one in isi.rhk if one.id is not None})
    return tuple(
        place
        for place, one in enumerate(isi.rhk)
        if one.pimpinan_id in ours or (one.id is not None and checks.circle(above, one.id))
    )
