"""The sample office: a slice of an invented regency with people, positions and two years of ratings; where asked, SKP of a year.

`buat_contoh` makes it; `contoh.berkas` writes rosters and lists of ratings as an office would bring them.
"""

from kinerja_desktop.services.contoh.buat import MINIMAL, IsiContoh, buat_contoh, isi_contoh

__all__ = ["MINIMAL", "IsiContoh", "buat_contoh", "isi_contoh"]
