"""Sentences about the office folder, its database and writing files."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "berkas.penuh": "Tempat penyimpanan penuh, jadi {berkas} tidak ditulis. Kosongkan sebagian isi drive itu, lalu ulangi.",
    "pekerja.mati": "Pekerjaan ini berhenti mendadak, jadi tidak ada yang ditulis. Ulangi; bila terjadi lagi, mulai ulang komputer lalu coba sekali lagi.",
    "pekerja.memori": "Memori komputer ini tidak cukup untuk pekerjaan ini, jadi tidak ada yang ditulis. Tutup program lain, atau kerjakan per unit.",
    "berkas.tulis-dipakai": "{berkas} sedang dibuka di program lain, jadi tidak ditulis. Tutup dahulu di sana, lalu ulangi.",
    "berkas.campur": "{berkas} tidak dapat diganti, dan {baru} sudah terlanjur baru: isi folder itu kini campuran dua ekspor. "
    "Tutup berkasnya di program lain, lalu ekspor lagi sebelum mengirimnya.",
    "berkas.tidak-boleh": "{berkas} tidak dapat ditulis ({sebab}). Pilih folder lain atau minta izin menulis di folder itu.",
    "kantor.tidak-ada": "Tidak ada data kantor di {folder}. Pilih folder lain, atau buat kantor baru di sana.",
    "kantor.sudah-ada": "Di {folder} sudah ada data kantor. Buka kantor itu, atau pilih folder lain untuk kantor baru.",
    "kantor.lebih-baru": "Data di {folder} dibuat oleh versi program yang lebih baru (skema {ada}, program ini {kenal}). "
    "Pasang versi terbaru, lalu buka lagi. Tidak ada yang diubah.",
    "kantor.sedang-dibuka": "Data di {folder} sedang dibuka oleh jendela atau perintah lain. Tutup dahulu, lalu ulangi.",
    "kantor.ditutup": "Data di {folder} sudah ditutup di jendela ini, jadi yang terakhir itu tidak disimpan. "
    "Ulangi sesudah kantornya dibuka lagi.",
    "kantor.rusak": "Data kantor di {folder} tidak utuh: {sebab}. Jangan diubah lagi; "
    "pulihkan dari backup terakhir (perintah: kinerja pulihkan --data FOLDER --daftar).",
    "kantor.tanpa-keterangan": "Di {folder} ada kinerja.db yang berisi data, tetapi kantor.json tidak ada, jadi kantor baru tidak dibuat di sana. "
    "Kembalikan kantor.json dari salinan folder itu, atau pilih folder lain.",
    "kantor.hanya-baca": "Folder {folder} hanya dapat dibaca. Salin ke drive yang dapat ditulis, lalu buka dari sana.",
    "simpanan.folder-hilang": "Folder data kantor tidak ditemukan lagi: drive dilepas, jaringan putus, atau folder dipindah. "
    "Perubahan terakhir tidak tersimpan; pasang kembali drivenya atau kembalikan foldernya, lalu ulangi.",
    "simpanan.drive": "Drive tidak dapat dibaca atau ditulis ({sebab}). Perubahan terakhir tidak tersimpan; "
    "periksa drive atau kabelnya, lalu ulangi.",
    "backup.ruang-kurang": "Drive untuk {folder} tinggal {ada} MB, sedangkan backup memerlukan {perlu} MB, jadi backup tidak dibuat "
    "dan tidak ada yang diubah. Kosongkan sebagian isi drive itu, lalu ulangi.",
    "salinan.tidak-ada": "Backup {berkas} tidak ditemukan. Lihat yang ada dengan --daftar, atau di Pengaturan, Data.",
    "salinan.rusak": "Backup {berkas} tidak utuh ({sebab}), jadi data tidak diganti. Pilih backup lain.",
    "salinan.lebih-baru": "Backup {berkas} dibuat oleh versi program yang lebih baru (skema {ada}, program ini {kenal}), "
    "jadi data tidak diganti. Pasang versi terbaru, lalu ulangi.",
    "salinan.kantor-lain": "Backup {berkas} adalah milik kantor lain ({nama}), jadi data tidak diganti. "
    "Pilih backup kantor ini, atau pulihkan ke folder baru yang kosong.",
    "simpanan.sibuk": "Database sedang dipakai terlalu lama oleh proses lain. Tidak ada yang ditulis; ulangi sebentar lagi.",
    "simpanan.penuh": "Tempat penyimpanan penuh. Perubahan terakhir tidak tersimpan; kosongkan sebagian isi drive, lalu ulangi.",
    "simpanan.rusak": "Berkas database rusak ({sebab}). Jangan diubah lagi; pulihkan dari backup terakhir "
    "(perintah: kinerja pulihkan --data FOLDER --daftar).",
    "simpanan.hanya-baca": "Database di folder ini tidak dapat ditulis (untuk dibaca pun ia memerlukannya), jadi tidak ada yang disimpan. "
    "Salin folder kantor ke drive yang dapat ditulis, lalu buka dari sana.",
    "simpanan.gagal": "Database menolak ({sebab}). Perubahan terakhir tidak tersimpan.",
    "simpanan.konflik": "Data ini sudah diubah di tempat lain sejak dibaca. Layar dimuat ulang; periksa, lalu ulangi perubahan Anda.",
    "simpanan.hilang": "Data ini sudah tidak ada. Layar dimuat ulang.",
    "simpanan.terkait": "Data yang dituju sudah dihapus, atau masih dipakai data lain, jadi tidak ada yang disimpan. "
    "Muat ulang layar (F5), periksa, lalu ulangi.",
}
