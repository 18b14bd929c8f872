"""Sentences about ratings: locking, opening, the basis of a predikat, the annual proposal."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "nilai.periode-tidak-dikenal": '"{periode}" bukan kode periode, jadi tidak ada yang dibuka. '
    "Tulis seperti 2026, 2026-TW3, atau 2026-09.",
    "nilai.kunci-belum": "Nilai {nama} ({unit}) belum diisi, jadi tidak dikunci. Isi kedua ratingnya, lalu kunci lagi.",
    "nilai.kunci-tidak-dinilai": "{nama} ({unit}) ditandai tidak dinilai, jadi tidak ada yang dikunci. "
    "Bila tetap dinilai, hapus tandanya lalu isi kedua ratingnya.",
    "nilai.kunci-sebagian": "Nilai {nama} ({unit}) baru terisi sebagian, jadi tidak dikunci. "
    "Lengkapi rating hasil kerja dan perilaku kerja, lalu kunci lagi.",
    "nilai.kunci-tertunda": "Nilai {nama} ({unit}) memuat isian yang tidak dimengerti, jadi tidak dikunci. "
    "Ganti dengan Di Atas, Sesuai, atau Di Bawah, lalu kunci lagi.",
    "nilai.kunci-tanpa-penilai": "{nama} ({unit}) belum ada atasan (pejabat penilai), jadi nilainya tidak dikunci. "
    "Lengkapi di Pemetaan atasan, lalu kunci lagi.",
    "nilai.kunci-menilai-diri": "{nama} ({unit}) tercatat menilai dirinya sendiri, jadi nilainya tidak dikunci. "
    "Ganti penilainya di Pemetaan atasan, lalu kunci lagi.",
    "nilai.buka-tanpa-alasan": "Kunci belum dibuka karena alasannya kosong. Tulis alasannya; alasan itu tersimpan di riwayat.",
    "nilai.dasar": "Hasil Kerja {hasil} × Perilaku {perilaku} = {predikat}",
    "nilai.dasar-aturan": "{judul}. Sumber: {sumber}, dipakai sejak {berlaku}.",
    "nilai.mutu-teks": "Kepastian: dibaca pada teks peraturannya.",
    "nilai.mutu-resmi": "Kepastian: dibaca pada naskah instansi pemerintah yang mengutipnya.",
    "nilai.mutu-sekunder": "Kepastian: dibaca pada berita atau bahan pelatihan, belum pada teks peraturannya.",
    "nilai.mutu-praktik": "Kepastian: terlihat seragam pada formulir dan aplikasi yang dipakai instansi, "
    "belum dibaca pada teks peraturannya.",
    "nilai.mutu-ingatan": "Kepastian: belum ditemukan sumbernya; periksa sebelum dipakai sebagai dasar.",
    "nilai.mutu-rancangan": "Kepastian: pilihan bawaan aplikasi karena peraturan tidak mengaturnya; kantor dapat menggantinya.",
    "nilai.predikat-lama-tahun": "Tahun {tahun} tidak wajar, jadi predikatnya tidak disimpan. Isi tahun sebelum tahun berjalan.",
}
