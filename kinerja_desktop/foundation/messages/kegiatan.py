"""Sentences about daily activities."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "impor.bukan-kegiatan": "{berkas} tidak terbaca sebagai daftar kegiatan harian. Perlu judul kolom TANGGAL KEGIATAN dan "
    "KEGIATAN HARIAN; kolom NIP bila daftarnya untuk beberapa orang.",
    "kegiatan.luar-tahun": "Tanggal {tanggal} di luar tahun {tahun}, jadi baris ini belum masuk. Betulkan tanggalnya, atau pilih tahun yang benar.",
    "kegiatan.tanpa-uraian": "Kegiatan tanggal {tanggal} belum punya uraian, jadi belum disimpan. Isi apa yang dikerjakan.",
    "kegiatan.jam-terbalik": "Kegiatan tanggal {tanggal} selesai sebelum atau pada jam mulainya, jadi belum disimpan. Betulkan jamnya.",
    "kegiatan.menit-salah": "Lama kegiatan tanggal {tanggal} lebih dari satu hari, jadi belum disimpan. Betulkan menitnya.",
    "kegiatan.volume-salah": "Realisasi harus angka yang tidak negatif, paling banyak dua angka di belakang koma. Betulkan isinya.",
    "kegiatan.tanggal-salah": '"{isi}" di {sel} tidak terbaca sebagai tanggal, jadi baris ini belum masuk. Tulis seperti 31-01-2026.',
    "kegiatan.jam-salah": '"{isi}" di {sel} tidak terbaca sebagai jam, jadi baris ini belum masuk. Tulis seperti 07.30.',
    "kegiatan.baris-kosong": "Baris {baris} tidak berisi tanggal maupun kegiatan, jadi dilewati.",
    "kegiatan.nip-tidak-ada": "NIP {nip} tidak ada di data pegawai, jadi baris ini belum masuk. Impor pegawainya dahulu, atau betulkan NIP-nya.",
    "kegiatan.kembar": "Baris {baris} sama dengan baris lain di berkas ini, jadi dimasukkan satu kali.",
    "kegiatan.tumpang": "Jam kegiatan {nama} tanggal {tanggal} bertumpuk dengan kegiatan lain. Barisnya tetap masuk; periksa jamnya.",
    "kegiatan.tanpa-nip": "{berkas} tidak punya kolom NIP, jadi belum jelas kegiatan siapa. Pilih pegawainya, atau tambahkan kolom NIP.",
    "kegiatan.sudah-diimpor": "{berkas} sudah pernah masuk (langkah nomor {nomor}) dan tidak dibatalkan, jadi tidak dimasukkan lagi.",
    "kegiatan.tidak-ada-isi": "Tidak ada kegiatan tahun {tahun} yang cocok, jadi tidak ada berkas yang dibuat. Longgarkan saringannya.",
    "kegiatan.pegawai-tidak-ada": "Pegawai ini tidak ada di data kantor. Muat ulang daftarnya.",
    "kegiatan.tahun-tertutup": "Kegiatan tahun {tahun} sudah ditutup, jadi hanya dapat dibaca. Buka tahun itu dahulu bila memang perlu diubah.",
    "kegiatan.tahun-kosong": "Belum ada kegiatan tahun {tahun}, jadi tidak ada yang ditutup atau dibuka.",
    "kegiatan.tahun-berjalan": "Tahun {tahun} belum berakhir, jadi kegiatannya belum dapat ditutup.",
    "kegiatan.tanpa-alasan": "Alasan membuka kegiatan tahun {tahun} belum diisi, jadi tetap tertutup. Tulis alasannya.",
    "kegiatan.langkah-tidak-ada": "Langkah nomor {nomor} tidak ada. Lihat nomornya di riwayat.",
    "kegiatan.sudah-diurungkan": "Langkah nomor {nomor} sudah diurungkan.",
    "kegiatan.kantor-lain": "{berkas} milik kantor lain, jadi tidak ditulisi. Pindahkan berkas itu dari folder kantor ini.",
    "kegiatan.lebih-baru": "{berkas} dibuat oleh versi program yang lebih baru. Pasang versi terbaru untuk membukanya.",
    "kegiatan.rusak": "{berkas} rusak ({sebab}), jadi tidak ditulisi. Pulihkan dari salinannya.",
    "kegiatan.nip-dicari": "NIP {nip} tidak ada di data pegawai. Periksa nomornya, atau impor pegawainya dahulu.",
    "perintah.impor-kegiatan": "impor kegiatan harian dari daftar Excel berkolom seperti isian e-Kinerja",
    "perintah.urung-kegiatan": "urungkan satu impor kegiatan; yang sudah diubah sesudahnya dibiarkan",
    "perintah.arti-langkah": "nomor langkah yang disebut saat impor",
    "perintah.arti-tahun-kegiatan": "tahun kegiatan, misalnya 2026",
    "perintah.arti-nip-kegiatan": "kegiatan satu orang saja, dengan NIP ini",
    "perintah.ekspor-kegiatan": "tulis kegiatan harian ke .xlsx dengan kolom seperti isian e-Kinerja",
    "perintah.kegiatan-masuk": "Tersimpan sebagai langkah nomor {langkah}. Urungkan dengan: kinerja impor urung-kegiatan {langkah} "
    "--tahun {tahun} --data DIR",
    "perintah.kegiatan-diurungkan": "Langkah nomor {langkah} diurungkan: {dikembalikan} dikembalikan, {dihapus} dihapus, {tetap} tetap.",
    "perintah.kegiatan-keluar": "{jumlah} kegiatan ada di {berkas}.",
    "perintah.tahun-salah": '"{isi}" bukan tahun. Tulis empat angka, misalnya 2026.',
}
