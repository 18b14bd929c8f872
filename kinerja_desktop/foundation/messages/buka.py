"""Sentences about what another program of the PC was to open."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "buka.berkas": "Tidak ada program di komputer ini yang membuka {berkas}. Salin lokasinya lalu buka sendiri, "
    "atau minta programnya dipasang.",
    "buka.tidak-ada": "{berkas} tidak ada lagi di tempatnya. Mungkin dipindah, dihapus, atau drive-nya dilepas.",
    "buka.tautan": "Peramban di komputer ini tidak terbuka untuk {alamat}. Salin alamatnya lalu tempel di peramban Anda.",
    "buka.bukan-web": "{alamat} tidak dibuka, karena bukan alamat web (http:// atau https://). Salin alamatnya bila Anda "
    "mengenalnya.",
}
