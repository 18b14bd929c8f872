"""Sentences of the buku kerja SKP."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "buku-skp.judul": "Buku kerja SKP tahun {tahun}",
    "buku-skp.cara-isi": "Satu baris satu indikator; baris tanpa rencana hasil kerja melanjutkan yang di atasnya. Kolom nama, NIP, jabatan, "
    "dan kode terkunci.",
    "buku-skp.cara-isi-lain": "Isi hanya kolom berwarna; yang dikosongkan berarti dihapus. Di sheet Lampiran satu baris satu butir.",
    "buku-skp.cara-kembali": "Simpan, lalu kembalikan ke petugas. Yang berubah ditunjukkan dahulu sebelum disimpan.",
    "buku-skp.kosong": "Tidak ada SKP {tahun} yang dapat diisi di bagian ini (belum ada penugasan, atau semuanya sudah diajukan). "
    "Periksa tahun, unit, atau NIP-nya.",
    "buku-skp.bukan": "{berkas} bukan buku kerja SKP dari aplikasi ini, jadi tidak ada yang diambil. Pilih buku kerja yang dibuat di sini.",
    "buku-skp.tanpa-tabel": "{berkas} adalah buku kerja SKP, tetapi tabelnya tidak ditemukan (kolom Rencana hasil kerja dan Kode baris). "
    "Buat buku kerja yang baru, lalu pindahkan isiannya.",
    "buku-skp.tanpa-kolom": "Judul kolom {kolom} di {berkas} tidak ditemukan, jadi tidak ada yang diambil. Tulis kembali judulnya di atas "
    "kolom itu, simpan, lalu ambil lagi.",
    "buku-skp.kantor-lain": "{berkas} dibuat dari data kantor lain, jadi tidak ada yang diambil. Buka kantor asalnya.",
    "buku-skp.berubah-sejak": "SKP {nama} sudah diubah di sini sejak buku kerjanya dibuat, jadi isian buku kerja tidak diambil. Buat buku "
    "kerja yang baru, atau ketik perbedaannya di SKP-nya.",
    "buku-skp.terkunci": "SKP {nama} berstatus {status}, jadi isian buku kerja tidak diambil. Tarik atau ubah SKP-nya dahulu.",
    "buku-skp.baris-asing": "Baris {baris} ({nama}) tidak dikenal: kodenya hilang atau penugasannya sudah tidak ada, jadi tidak diambil.",
    "buku-skp.orang-lain": "Baris {baris} tertulis {lain} (NIP {nip}), tetapi kode barisnya milik {nama}, jadi SKP {nama} tidak diambil "
    "dari buku kerja ini. Pindahkan isian itu ke buku kerja orangnya.",
    "buku-skp.rumus": "Baris {baris} pada SKP {nama} berisi rumus yang belum dihitung atau galat, jadi tidak diambil. Buka di Excel, ganti "
    "dengan teksnya, lalu simpan.",
    "buku-skp.terlalu-panjang": "Teks baris {baris} pada SKP {nama} panjangnya {huruf} huruf; paling banyak {batas}. Ringkas dahulu.",
    "buku-skp.tanpa-rhk": "Baris {baris} pada SKP {nama} berisi indikator tanpa rencana hasil kerja di atasnya. Isi rencana hasil kerjanya.",
    "buku-skp.bukan-pilihan": 'Baris {baris} pada SKP {nama} berisi "{isi}", yang bukan pilihan kolom itu. Pilih dari daftarnya.',
    "buku-skp.pecahan": "Target baris {baris} pada SKP {nama} terbaca {isi}, angka tanpa satuan: begitulah Excel menyimpan persen. Ketik "
    "targetnya sebagai teks, misalnya '95% (dengan tanda petik di depan), 0,95 poin, atau 1 dokumen.",
    "perintah.buku-skp": "membuat buku kerja SKP untuk diisi di luar kantor, atau mengambilnya kembali",
    "perintah.buku-skp-nip": "hanya untuk pegawai dengan NIP ini",
    "perintah.buku-skp-ambil": "buku kerja yang sudah diisi: tunjukkan perbedaannya",
    "perintah.buku-skp-simpan": "simpan perbedaan yang ditunjukkan",
    "perintah.buku-skp-jadi": "{berkas}: {orang} SKP, {baris} baris.",
    "perintah.buku-skp-tidak-ikut": "{orang} SKP tidak ikut: sudah diajukan, ditetapkan, atau ditutup.",
    "perintah.buku-skp-orang": "{nama}: {beda} perbedaan.",
    "perintah.buku-skp-tersimpan": "{jumlah} SKP disimpan.",
}
