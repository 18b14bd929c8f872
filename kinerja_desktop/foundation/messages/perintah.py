"""What the command line says: help, wrong usage, what was done."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "perintah.program": "Kinerja Desktop: pengelolaan kinerja pegawai ASN, luring. Setiap perintah memakai data dari "
    "satu folder kantor.",
    "perintah.pemakaian": "pemakaian:",
    "perintah.judul-isian": "isian",
    "perintah.judul-pilihan": "pilihan",
    "perintah.judul-perintah": "perintah",
    "perintah.meta-perintah": "PERINTAH",
    "perintah.bantuan": "tampilkan bantuan ini",
    "perintah.versi": "tampilkan versi program",
    "perintah.arti-data": "folder data kantor",
    "perintah.arti-petugas": "siapa yang bekerja (bawaan: nama pengguna komputer)",
    "perintah.arti-json": "jawaban sebagai satu objek JSON di keluaran standar",
    "perintah.arti-periode": "periode: 2026, 2026-TW3, atau 2026-09",
    "perintah.arti-unit": "hanya unit ini dengan unit di bawahnya: nama, atau jalur seperti "
    '"Dinas Pendidikan / Sekretariat"',
    "perintah.arti-keluaran-berkas": "berkas yang ditulis",
    "perintah.arti-keluaran-folder": "folder yang ditulis",
    "perintah.contoh": "buat kantor contoh dengan pegawai, penilaian, dan riwayat yang dikarang",
    "perintah.contoh-pegawai": "jumlah pegawai (bawaan: 480)",
    "perintah.contoh-jadi": "Kantor contoh ada di {folder}: {pegawai} pegawai, {penilaian} penilaian.",
    "perintah.periksa": "periksa apakah data kantor, atau program ini sendiri, utuh",
    "perintah.periksa-program": "periksa program yang terpasang, bukan data",
    "perintah.masih-ada": "… dan {jumlah} lagi yang sama jenisnya ({kode}); semuanya ada dengan --json.",
    "perintah.kunci": "kunci nilai satu periode; yang belum lengkap disebutkan dan tetap terbuka",
    "perintah.kunci-jadi": "{terkunci} penilaian dikunci, {sudah} sudah terkunci, {tidak} belum dapat dikunci.",
    "perintah.unit-tidak-ada": "Unit {unit} tidak ada. Tulis nama unit seperti di Pohon unit.",
    "perintah.unit-ganda": 'Ada {jumlah} unit bernama {unit}. Tulis jalurnya, misalnya "Dinas Pendidikan / {unit}".',
    "perintah.salah-kurang": "Belum lengkap: tambahkan {isi}.",
    "perintah.salah-lebih": "Tidak dikenal: {isi}. Lihat bantuan dengan --bantuan.",
    "perintah.salah-pilihan": "{nama}: {isi} tidak dikenal. Pilih salah satu: {pilihan}.",
    "perintah.salah-tanpa-nilai": "{nama}: isinya belum ditulis.",
    "perintah.salah-bersama": "{nama} tidak dapat dipakai bersama {isi}. Pilih salah satu.",
    "perintah.salah-salah-satu": "Belum lengkap: tambahkan salah satu dari {isi}.",
    "perintah.salah-ganda": "{nama} dapat berarti {isi}. Tulis lengkap.",
    "perintah.salah-nilai": "{nama}: {isi}",
    "perintah.tanggal-salah": "{isi} bukan tanggal. Tulis seperti 2026-11-01.",
    "perintah.jumlah-salah": "{isi} bukan jumlah. Tulis bilangan bulat lebih dari nol.",
}
