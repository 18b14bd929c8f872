"""Sentences about kept scans and predikat from elsewhere."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "lampiran.tidak-terbaca": "Berkas {berkas} tidak dapat dibaca, jadi belum disimpan. Periksa apakah berkasnya masih ada dan tidak sedang dipakai.",
    "lampiran.jenis": "Berkas {berkas} bukan PDF, PNG, atau JPEG. Pindai atau simpan sebagai salah satunya, lalu pilih lagi.",
    "lampiran.besar": "Berkas {berkas} lebih dari {batas} MB. Pindai dengan resolusi lebih kecil, lalu pilih lagi.",
    "lampiran.hilang": "Berkas {berkas} tidak ada lagi di folder kantor. Pilih berkasnya sekali lagi lewat Ubah.",
    "luar.tanpa-instansi": "Instansi yang memberi predikat belum diisi.",
    "luar.hari": "Tanggalnya terbalik atau di luar {periode}. Betulkan, atau kosongkan untuk seluruh periode.",
    "luar.belum": "{periode} belum dimulai, jadi belum ada predikatnya. Periksa periodenya.",
    "luar.tidak-ada": "Predikat ini sudah tidak ada. Muat ulang kartunya.",
    "luar.terkait": "{nama} membawa predikat {periode} dari {instansi}: {predikat}. Nilai itu tidak ikut berkas ini.",
    "periksa.lampiran-hilang": "Berkas {isi} tidak ada di folder kantor. Pulihkan folder lampiran dari salinan, atau pilih berkasnya sekali lagi.",
    "periksa.lampiran-berubah": "Isi berkas {isi} di folder kantor berubah sejak disimpan. Pilih berkas aslinya sekali lagi.",
}
