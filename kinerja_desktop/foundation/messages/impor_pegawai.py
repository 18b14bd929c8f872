"""Sentences of holding a roster against the office, and of undoing an import."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "impor.keadaan-lama": (
        "{nama}: TMT di berkas lebih lama daripada yang tercatat, jadi golongan, jabatan, dan unitnya tidak diubah. "
        "Bila berkas ini yang benar, impor dengan Koreksi."
    ),
    "impor.unit-rangkap": (
        "{nama}: lebih dari satu unit bernama {unit}, jadi tempat kerjanya dibiarkan seperti sekarang. "
        "Tambahkan kolom unit induk di berkas, atau pilih unitnya di layar Pegawai."
    ),
    "impor.dilewati-operator": "{nama}: dilewati sesuai pilihan Anda.",
    "impor.identitas-bertentangan": "{nama}: PNS ID menunjuk orang lain daripada NIP (NIP ini milik {lain}). "
    "Periksa kedua nomor pada baris ini, perbaiki di daftar perbaikan, lalu impor lagi.",
    "impor.orang-dua-kali": "{nama} juga ada di {berkas} baris {baris} dengan isi yang berbeda. "
    "Pilih satu baris yang benar, atau hapus salah satunya.",
    "impor.sama-persis": "{nama} sudah terbaca dari {berkas} baris {baris} dengan isi yang sama; baris ini tidak dihitung lagi.",
    "impor.tahap-orang": "Menyimpan pegawai baru",
    "impor.tahap-perubahan": "Menyimpan perubahan",
    "impor.tahap-atasan": "Menyesuaikan penugasan dan atasan",
    "impor.tahap-simpan": "Menyelesaikan penyimpanan",
    "impor.tidak-ada": "Tidak ada impor nomor {batch} yang dapat dibatalkan. Lihat nomornya di Riwayat impor.",
    "impor.sudah-dibatalkan": "Impor nomor {batch} sudah pernah dibatalkan. Tidak ada yang diubah.",
    "impor.mungkin-pensiun": "mungkin pensiun",
    "impor.mungkin-mutasi": "mungkin mutasi keluar atau meninggal",
    "impor.mungkin-kontrak_berakhir": "kontrak berakhir",
    "batal.diubah": "{nama}: {kolom} sudah diubah sesudah impor, jadi dibiarkan seperti sekarang.",
    "batal.dipakai": "{nama}: tidak dihapus karena sudah ada nilai atau data lain yang bergantung padanya.",
    "batal.terkunci": "{nama}: nilainya sudah dikunci, jadi dibiarkan. Buka kunci dahulu bila memang harus kembali.",
}
