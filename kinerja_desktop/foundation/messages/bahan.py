"""Sentences of the export folder: what it is, what it is not, how it went."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "bahan.apa": "Bahan ekspor penilaian kinerja untuk BKPSDM dan bahan entri e-Kinerja/SIASN, disusun dari nilai yang sudah dikunci.",
    "bahan.orang-tidak-dinilai": "{nama} ({nip}), {periode}: tidak dinilai, karena: {alasan}. Tidak ikut diekspor.",
    "bahan.tidak-dinilai": "{jumlah} orang tidak dinilai pada periode ini; alasan tiap orang ada di sheet VALIDASI.",
    "bahan.bukan": "Bukan template resmi BKN, dan tidak dapat diunggah begitu saja ke SIASN atau e-Kinerja. "
    "Apakah BKN menerima nilai tahun berjalan di luar e-Kinerja belum diketahui; tanyakan kepada BKPSDM.",
    "bahan.sheet-penilaian": "Susunan kolom sama dengan unduhan Laporan Penilaian SKP e-Kinerja, agar keduanya dapat dibandingkan. "
    "Kolom yang hanya diketahui BKN dikosongkan, kecuali pernah terbaca dari unduhan e-Kinerja.",
    "bahan.sheet-siasn": "Satu baris per penilaian dengan nama kolom layanan SIASN, untuk operator SIMPEG. nip dan nama hanya penolong.",
    "bahan.sheet-validasi": "Yang menghalangi hanya menahan orangnya sendiri; yang diragukan tetap ikut, mohon diperiksa.",
    "bahan.koefisien": "koefisienId adalah id jenjang; hanya id untuk predikat Baik yang diketahui umum.",
    "bahan.dokumen": "id_ref_dokumen di JSON: {tahunan} untuk tahunan, {periodik} untuk periodik, menurut pemakaian umum. "
    "Untuk tahunan sumber lain memakai 890 atau 1179; tanyakan kepada BKPSDM sebelum mengunggah PDF-nya.",
    "bahan.siap": "{siap} penilaian siap, {tertahan} belum siap",
    "bahan.baca-ulang": "Berkas {berkas} dibaca ulang dan isinya tidak sama dengan yang ditulis (sheet {sheet}, baris {baris}). "
    "Berkas itu tidak disimpan; berkas lama di folder itu tidak berubah. Pilih folder di disk lain, lalu ulangi.",
    "bahan.sebagian": "Folder ini hanya memuat {jumlah} penilaian yang baru atau berubah; {sama} lainnya sama dengan ekspor sebelumnya.",
    "bahan.tidak-berubah": "Tidak ada penilaian {periode} yang baru atau berubah sejak ekspor sebelumnya. "
    "Untuk menulis semuanya lagi, ekspor semua yang siap.",
    "bahan.kosong": "Belum ada nilai yang siap diekspor untuk {periode}. Kunci nilai di Entri Penilaian, lalu ulangi.",
    "bahan.nihil-belum-kunci": "Belum ada yang dapat diekspor. {jumlah} nilai sudah lengkap tetapi belum dikunci: "
    "kunci di Entri Penilaian.",
    "bahan.nihil": "Belum ada yang dapat diekspor. {jumlah} penilaian belum siap; sebabnya ada di samping daftar, per pegawai.",
    "bahan.tahap-buku": "Menulis buku kerja",
    "bahan.tahap-periksa": "Membaca ulang dan membandingkan",
    "bahan.tahap-entri": "Menyusun lembar entri",
}
