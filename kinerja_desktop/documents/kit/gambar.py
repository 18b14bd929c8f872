"""Pictures of an office: read once, no larger than print needs."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from kinerja_desktop.foundation.errors import FileError

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST_PIXELS = 600


def opened(data: bytes) -> Image:
    """Return a picture in colours, see-through where it is, its longer side at most 600 pixels.

    Raises:
        FileError: ``cetak.gambar-rusak``: the bytes are no picture.
    """
    from PIL import Image

    try:
        image: Image.Image = Image.open(io.BytesIO(data))
        image.load()
        if max(image.size) > _MOST_PIXELS:
            image.thumbnail((_MOST_PIXELS, _MOST_PIXELS))
        return image.convert("RGBA" if "A" in image.getbands() or "transparency" in image.info else "RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as wrong:
        raise FileError("cetak.gambar-rusak") from wrong


def as_png(image: Image) -> bytes:
    """Return a picture as PNG; the same picture gives the same bytes."""
    packed = io.BytesIO()
    image.save(packed, "PNG")
    return packed.getvalue()
