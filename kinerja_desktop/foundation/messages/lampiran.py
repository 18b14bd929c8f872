"""Sentences about kept files and predikat from elsewhere."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "lampiran.tidak-terbaca": "{berkas} tidak dapat dibaca ({sebab}), jadi belum disalin. Periksa apakah berkasnya masih ada dan "
    "tidak sedang dipakai program lain, lalu ulangi.",
    "lampiran.berganti": "{berkas} sedang diubah program lain selagi disalin, jadi belum disalin. Simpan dan tutup di program itu, lalu ulangi.",
    "lampiran.penuh": "Tempat penyimpanan penuh, jadi {berkas} belum disalin ke folder kantor. Kosongkan sebagian isi drive itu, lalu "
    "ulangi.",
    "lampiran.tidak-tersalin": "{berkas} tidak dapat disalin ke folder {folder} kantor ({sebab}). Minta izin menulis di folder itu, lalu "
    "ulangi.",
    "lampiran.jenis": "Berkas {berkas} bukan PDF, PNG, atau JPEG. Pindai atau simpan sebagai salah satunya, lalu pilih lagi.",
    "lampiran.pdf-rusak": "{berkas} rusak atau memakai kata sandi, jadi tidak dapat dibuka atau digabungkan. Pindai ulang, atau simpan tanpa "
    "kata sandi, lalu pilih lagi.",
    "lampiran.besar": "Berkas {berkas} lebih dari {batas} MB. Pindai dengan resolusi lebih kecil, lalu pilih lagi.",
    "lampiran.program": "{berkas} adalah program, jadi tidak dilampirkan. Lampirkan dokumen, gambar, atau arsip zip.",
    "lampiran.kosong": "{berkas} tidak berisi apa pun (0 byte), jadi tidak dilampirkan.",
    "lampiran.hilang": "Berkas {berkas} tidak ada lagi di folder {folder} kantor. Lampirkan lagi, atau kembalikan folder itu dari "
    "salinan Anda.",
    "lampiran.berubah": "Isi berkas {berkas} di folder {folder} kantor berubah sejak dilampirkan, jadi tidak dibuka. Lampirkan aslinya "
    "sekali lagi.",
    "lampiran.lepas": "{jumlah} berkas lampiran ({ukuran}) tidak disebut catatan, riwayat, atau backup mana pun. Hapus dengan kinerja "
    "bersihkan-lampiran.",
    "luar.tanpa-instansi": "Instansi yang memberi predikat belum diisi.",
    "luar.hari": "Tanggalnya terbalik atau di luar {periode}. Betulkan, atau kosongkan untuk seluruh periode.",
    "luar.belum": "{periode} belum dimulai, jadi belum ada predikatnya. Periksa periodenya.",
    "luar.tidak-ada": "Predikat ini sudah tidak ada. Muat ulang kartunya.",
    "luar.terkait": "{nama} membawa predikat {periode} dari {instansi}: {predikat}. Nilai itu tidak ikut berkas ini.",
    "periksa.lampiran-hilang": "Berkas {isi} tidak ada di folder kantor. Lampirkan lagi di tempatnya, atau kembalikan dari salinan "
    "folder kantor.",
    "periksa.lampiran-berubah": "Isi berkas {isi} di folder kantor berubah sejak dilampirkan. Lampirkan aslinya sekali lagi.",
}
