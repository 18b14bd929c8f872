"""Sentences about a move within the office."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "mutasi.pindah": "{nama} pindah dari {dari} ke {ke} mulai {mulai}. Kedua jabatan dinilai tersendiri, juga untuk tahun ini.",
    "mutasi.terkunci": "Nilai {periode} sudah terkunci untuk jabatan lama dan tetap, dengan masa seperti tercetak. Agar masanya berakhir sebelum {mulai}, "
    "buka kuncinya lalu kunci lagi.",
    "mutasi.terisi": "Nilai {periode} yang sudah diisi tetap milik jabatan lama; jabatan baru dinilai tersendiri.",
    "mutasi.sesudah": "Nilai {periode} tercatat pada jabatan lama, padahal periodenya sesudah pindah. Periksa tanggalnya, atau nilai periode itu pada "
    "jabatan baru.",
    "mutasi.skp": "SKP {tahun} jabatan lama ditetapkan sampai {sampai}.",
    "mutasi.realisasi": "Rencana aksi, realisasi, bukti, atau umpan balik {periode} tercatat pada SKP lama, padahal periodenya sesudah pindah, dan tetap "
    "di sana. Isi lagi pada SKP baru bila itu pekerjaan jabatan baru.",
    "mutasi.skp-baru": "Untuk jabatan baru belum ada SKP; susun di Perencanaan.",
    "mutasi.memimpin": "{nama} tetap tercatat memimpin {unit}. Tetapkan penggantinya di Pemetaan atasan.",
    "mutasi.dipakai": "Perubahan {nama} tidak dapat diurungkan lagi: jabatan barunya sudah punya penilaian, SKP, atau perubahan lain. Perbaiki lewat Ubah data.",
    "mutasi.tidak-ada": "Perubahan ini sudah tidak tercatat, jadi tidak ada yang diurungkan. Muat ulang daftar pegawai.",
}
