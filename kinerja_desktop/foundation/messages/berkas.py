"""Sentences about files that cannot be read as a workbook. ``{nama}`` is the file name."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "berkas.tidak-ada": "Berkas “{nama}” tidak ditemukan; mungkin sudah dipindah atau dihapus. Pilih lagi berkasnya.",
    "berkas.folder": "“{nama}” adalah folder, bukan berkas. Buka folder itu, lalu pilih berkas Excel di dalamnya.",
    "berkas.izin": "Berkas “{nama}” tidak boleh dibuka oleh akun komputer ini. Salin berkas itu ke folder Dokumen Anda, lalu pilih salinannya.",
    "berkas.dipakai": "Berkas “{nama}” sedang dikunci oleh program lain. Tutup berkas itu di Excel, lalu coba lagi.",
    "berkas.disk": "Berkas “{nama}” tidak dapat dibaca dari disk: {sebab}. Periksa diska lepas atau jaringan, lalu coba lagi.",
    "berkas.kosong": "Berkas “{nama}” kosong (0 bita); isinya tidak pernah tersimpan. Minta atau unduh lagi berkasnya.",
    "berkas.nol": "Berkas “{nama}” hanya berisi angka nol: isinya hilang, biasanya karena listrik padam saat menyimpan. Pakai salinan lain.",
    "berkas.kunci-excel": "“{nama}” adalah berkas kunci sementara milik Excel, bukan data. Pilih berkas dengan nama yang sama tanpa “~$” di depannya.",
    "berkas.sandi": "Berkas “{nama}” diberi kata sandi. Ketik kata sandinya di sini, atau simpan salinan tanpa kata sandi di Excel (File > Info > Lindungi Buku Kerja), lalu pilih salinannya.",
    "berkas.sandi-salah": "Kata sandi untuk berkas “{nama}” tidak cocok. Periksa huruf besar dan kecil, lalu ketik lagi.",
    "berkas.sandi-asing": "Berkas “{nama}” diberi kata sandi dengan cara yang tidak dikenal di sini. Buka di program asalnya, simpan salinan tanpa kata sandi, lalu pilih salinannya.",
    "berkas.rusak": "Berkas “{nama}” rusak dan tidak dapat dibaca utuh, jadi tidak ada yang diambil. Buka di Excel, simpan ulang sebagai .xlsx, lalu pilih hasilnya.",
    "berkas.terpotong": "Berkas “{nama}” terpotong: bagian akhirnya tidak ada, biasanya karena unduhan atau penyalinan terputus. Unduh atau salin lagi.",
    "berkas.terlalu-besar": "Isi berkas “{nama}” terlalu besar untuk dibaca dengan aman. Hapus baris dan kolom kosong berformat, atau bagi menjadi beberapa berkas, lalu coba lagi.",
    "berkas.sel-terpencar": "Lembar “{lembar}” pada berkas “{nama}” memuat sel yang sangat jauh dari data (sampai {alamat}). Hapus isi sel yang jauh itu di Excel, simpan, lalu coba lagi.",
    "berkas.xml-berbahaya": "Berkas “{nama}” memuat definisi XML yang tidak pernah ditulis Excel dan dapat membahayakan komputer, jadi tidak dibaca. Minta berkas baru kepada pengirimnya.",
    "berkas.tanpa-lembar": "Berkas “{nama}” tidak memuat satu pun lembar kerja. Pilih berkas lain yang memuat tabel pegawai.",
    "berkas.gambar": "“{nama}” adalah gambar, bukan tabel. Minta tabel aslinya dalam bentuk Excel.",
    "berkas.pdf": "“{nama}” adalah PDF, bukan tabel. Minta berkas Excel asalnya.",
    "berkas.dokumen": "“{nama}” adalah dokumen Word atau teks, bukan tabel. Salin tabelnya ke Excel, simpan sebagai .xlsx, lalu pilih hasilnya.",
    "berkas.presentasi": "“{nama}” adalah presentasi, bukan tabel. Salin tabelnya ke Excel, simpan sebagai .xlsx, lalu pilih hasilnya.",
    "berkas.arsip": "“{nama}” adalah arsip (zip, rar, 7z, atau gz), bukan tabel. Ekstrak dahulu, lalu pilih berkas Excel di dalamnya.",
    "berkas.laman-mht": "“{nama}” adalah laman web yang disimpan Excel sebagai satu berkas. Buka di Excel, simpan sebagai .xlsx, lalu pilih hasilnya.",
    "berkas.excel-kuno": "“{nama}” dibuat dengan Excel yang sangat lama (sebelum 1997). Buka di Excel, simpan sebagai .xlsx, lalu pilih hasilnya.",
    "berkas.csv-kutip": "Teks pada berkas “{nama}” baris {baris} memuat tanda kutip yang tidak ditutup, sehingga kolomnya tidak dapat dipisahkan. Perbaiki baris itu atau simpan ulang sebagai .xlsx.",
    "berkas.tidak-dikenal": "Isi berkas “{nama}” tidak dikenal sebagai tabel. Buka di program asalnya, simpan sebagai .xlsx, lalu pilih hasilnya.",
}
