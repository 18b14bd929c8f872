"""Sentences of Entri Penilaian: why a cell is marked, what was refused."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "entri.menunggu": "Sedang disimpan.",
    "entri.terkunci": "Nilai ini terkunci. Untuk mengubahnya, pilih Buka kunci dan tulis alasannya.",
    "entri.bukan-rating": "“{teks}” bukan rating, jadi belum dihitung. Isi Di Atas (A), Sesuai (S), atau Di Bawah (B).",
    "entri.tanpa-arti": "Arti angka {teks} belum ditentukan, jadi belum dihitung. "
    "Tentukan artinya, atau isi A, S, atau B.",
    "entri.konflik": "{kolom} {nama} baru saja diubah petugas lain, jadi isian Anda “{teks}” tidak disimpan. "
    "Nilai terbaru sudah ditampilkan; isi lagi bila isian Anda yang benar.",
    "entri.keburu-terkunci": "Nilai {nama} baru saja dikunci petugas lain, jadi isian Anda “{teks}” tidak disimpan. "
    "Nilai yang dikunci sudah ditampilkan.",
    "entri.hilang": "{nama} tidak lagi dinilai pada periode ini, jadi isian Anda “{teks}” tidak disimpan. "
    "Periksa penugasannya di Pegawai.",
    "entri.tidak-dinilai": "Tidak dinilai: {alasan}. Untuk menilainya, hapus dahulu alasan itu.",
    "entri.keburu-tidak-dinilai": "{nama} ditandai tidak dinilai, jadi isian Anda “{teks}” tidak disimpan. "
    "Hapus dahulu alasannya bila tetap dinilai.",
    "entri.sudah-bernilai": "{nama} sudah mempunyai rating, jadi tidak dapat ditandai tidak dinilai. "
    "Kosongkan ratingnya dahulu, atau pilih Tandai tidak dinilai pada menunya.",
    "entri.alasan-tanpa-kata": "Lainnya perlu ditulis dengan kata-kata, jadi belum disimpan. Tulis alasannya langsung.",
    "entri.belum-tersimpan": "{jumlah} isian belum tersimpan. {sebab}",
    "entri.ruang-gtk": "Dinilai di Ruang GTK. Isian di sini hanya untuk rekap dan cetak; tidak perlu diketik dua kali.",
    "entri.luar": "Dinilai di luar sistem (bukan e-Kinerja).",
    "entri.usulan": "Usulan dari triwulan (atau bulan) terakhir pada jabatan ini; belum diperiksa. Ubah bila perlu, lalu kunci.",
}
