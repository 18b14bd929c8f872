"""Sentences of Impor nilai and of the lembar isian."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "lembar.judul": "Lembar isian penilaian kinerja – {periode}",
    "lembar.cara-isi": "Isi hanya kolom Rating Hasil Kerja, Rating Perilaku Kerja, dan Catatan. Kolom lain terkunci.",
    "lembar.cara-kembali": "Simpan, lalu masukkan kembali lewat Entri Penilaian, tombol Impor nilai. "
    "Sel yang dibiarkan kosong tidak menghapus apa pun.",
    "lembar.sidik-rusak": "{berkas} adalah lembar isian, tetapi sheet tanda pengenalnya rusak, jadi tidak ada yang diimpor. "
    "Buat lembar isian baru, lalu salin isiannya.",
    "lembar.tanpa-tabel": "{berkas} adalah lembar isian, tetapi tabelnya tidak ditemukan (kolom Rating Hasil Kerja, "
    "Rating Perilaku Kerja, dan Kode baris). Kembalikan judul kolomnya, lalu impor lagi.",
    "lembar.kantor-lain": "{berkas} dibuat dari data kantor lain, jadi tidak ada yang diimpor. "
    "Minta lembar isian dari kantor ini, atau impor sebagai daftar biasa dengan kolom NIP.",
    "lembar.periode-lain": "{berkas} berisi nilai {berkas_periode}, sedangkan yang dibuka {periode}, jadi tidak ada yang diimpor. "
    "Pilih periode {berkas_periode}, lalu impor lagi.",
    "lembar.baris-asing": "Baris {baris} ({nama}) tidak dikenal: kode barisnya hilang atau berubah, jadi tidak diimpor. "
    "Salin isiannya ke baris asli orang itu, lalu impor lagi.",
    "lembar.baris-ganda": "Baris {baris} ({nama}) mengulang kode baris {lain} dengan isian berbeda, jadi tidak diimpor. "
    "Sisakan satu baris yang benar.",
    "lembar.kembar": "Baris {baris} ({nama}) mengulang isi baris {lain}; dihitung satu.",
    "lembar.bentrok": "{nama}: {kolom} sudah diubah di program sejak lembar ini dibuat (dari {dasar} menjadi {kini}), "
    "sedangkan lembar berisi {lembar}. Nilai di program dipertahankan; pilih Pakai isian lembar bila lembar yang benar.",
    "lembar.orang-lain": "Baris {baris} tertulis {nama} (NIP {nip}), tetapi kode barisnya milik {pemilik} (NIP {nip_pemilik}), "
    "jadi tidak diimpor. Kolom yang terkunci tampaknya berubah atau terurut sendiri; kembalikan, lalu impor lagi.",
    "lembar.hilang": "{nama} tidak lagi dinilai pada periode ini (pindah, pensiun, atau penugasannya berubah), "
    "jadi baris {baris} tidak diimpor. Periksa di Pegawai.",
    "impor-nilai.tidak-dikenal": "NIP {nip} ({nama}) di baris {baris} tidak ada di antara yang dinilai pada {periode}, "
    "jadi tidak diimpor. Periksa NIP-nya, atau masukkan orangnya lewat Impor pegawai.",
    "impor-nilai.dua-penugasan": "{nama} (baris {baris}) punya lebih dari satu penugasan pada {periode}, "
    "jadi tidak dapat ditebak untuk yang mana. Isi di Entri Penilaian, atau pakai lembar isian.",
    "impor-nilai.nama-berbeda": "NIP {nip} di baris {baris} tertulis “{nama}”, sedangkan di data kita {nama_kita}. "
    "Nilai tetap dipakai menurut NIP; periksa apakah barisnya tertukar.",
    "impor-nilai.terkunci": "Nilai {nama} sudah dikunci, jadi isian baris {baris} tidak diimpor. "
    "Buka kunci dengan alasan bila memang harus berubah.",
    "impor-nilai.tidak-dinilai": "{nama} ditandai tidak dinilai, jadi isian baris {baris} tidak diimpor. "
    "Hapus dahulu alasannya di Entri Penilaian bila tetap dinilai.",
    "impor-nilai.predikat-berbeda": "Predikat {nama} di baris {baris} tertulis {berkas}, "
    "sedangkan menurut kedua ratingnya {kita}. Rating yang dipakai; periksa barisnya.",
    "impor-nilai.keburu-berubah": "Nilai {nama} berubah setelah diperiksa, jadi isian barisnya tidak dipakai. Periksa lagi berkasnya.",
}
