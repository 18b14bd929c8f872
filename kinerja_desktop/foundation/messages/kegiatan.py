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
    "kegiatan.lama-salah": '"{isi}" di {sel} tidak terbaca sebagai menit, jadi baris ini belum masuk. Tulis angkanya saja, seperti 90.',
    "kegiatan.jam-salah": '"{isi}" di {sel} tidak terbaca sebagai jam, jadi baris ini belum masuk. Tulis seperti 07.30.',
    "kegiatan.baris-kosong": "Baris {baris} tidak berisi tanggal maupun kegiatan, jadi dilewati.",
    "kegiatan.nip-tidak-ada": "NIP {nip} tidak ada di data pegawai, jadi baris ini belum masuk. Impor pegawainya dahulu, atau betulkan NIP-nya.",
    "kegiatan.kembar": "Baris {baris} sama dengan baris lain di berkas ini, jadi dimasukkan satu kali.",
    "kegiatan.tumpang": "Jam kegiatan {nama} tanggal {tanggal} bertumpuk dengan kegiatan lain. Barisnya tetap masuk; periksa jamnya.",
    "kegiatan.tanpa-nip": "{berkas} tidak punya kolom NIP, jadi belum jelas kegiatan siapa. Pilih pegawainya, atau tambahkan kolom NIP.",
    "kegiatan.tanpa-nip-milik": "{jumlah} baris tanpa NIP menjadi kegiatan {nama}.",
    "kegiatan.sudah-diimpor": "{berkas} sudah pernah masuk (langkah nomor {nomor}) dan tidak dibatalkan, jadi tidak dimasukkan lagi.",
    "kegiatan.baru-tersimpan": "Sebagian kegiatan di {berkas} baru saja tersimpan lebih dahulu, jadi belum ada yang dimasukkan. "
    "Impor berkasnya sekali lagi; yang sudah ada akan dilewati.",
    "kegiatan.tidak-ada-isi": "Tidak ada kegiatan tahun {tahun} yang cocok, jadi tidak ada berkas yang dibuat. Periksa tahunnya, atau longgarkan saringannya.",
    "kegiatan.pegawai-tidak-ada": "Pegawai ini tidak ada di data kantor. Muat ulang daftarnya.",
    "kegiatan.tahun-tertutup": "Kegiatan tahun {tahun} sudah ditutup, jadi hanya dapat dibaca. Buka tahun itu dahulu bila memang perlu diubah.",
    "kegiatan.tahun-kosong": "Belum ada kegiatan tahun {tahun}, jadi tidak ada yang ditutup atau dibuka.",
    "kegiatan.tahun-berjalan": "Tahun {tahun} belum berakhir, jadi kegiatannya belum dapat ditutup.",
    "kegiatan.tanpa-alasan": "Alasan membuka kegiatan tahun {tahun} belum diisi, jadi tetap tertutup. Tulis alasannya.",
    "kegiatan.langkah-tidak-ada": "Langkah nomor {nomor} tidak ada. Lihat nomornya di riwayat.",
    "kegiatan.sudah-diurungkan": "Langkah nomor {nomor} sudah diurungkan.",
    "kegiatan.kantor-lain": "{berkas} milik kantor lain, jadi tidak ditulisi. Pindahkan berkas itu dari folder kantor ini.",
    "kegiatan.lebih-baru": "{berkas} dibuat oleh versi program yang lebih baru. Pasang versi terbaru untuk membukanya.",
    "kegiatan.rusak": "{berkas} rusak ({sebab}), jadi kegiatan tahun itu belum dapat dibaca atau ditulis; data kantor yang lain tidak "
    "terganggu. Pulihkan dari backup-nya: Pengaturan, Data, Pulihkan dari berkas.",
    "kegiatan.dipakai": "{berkas} sedang dipakai terlalu lama oleh program lain. Tidak ada yang ditulis; tutup program itu, lalu ulangi.",
    "kegiatan.hanya-baca": "{berkas} hanya dapat dibaca, jadi kegiatannya belum dapat dibuka. Hilangkan tanda hanya-baca pada berkas itu di "
    "folder kantor, lalu ulangi.",
    "kegiatan.tidak-terbuka": "{berkas} di folder kantor tidak dapat dibuka ({sebab}): bukan berkas, atau hak aksesnya kurang. Pindahkan dari "
    "sana, lalu pulihkan tahunnya: Pengaturan, Data, Pulihkan dari berkas.",
    "perintah:kegiatan.rusak": "{berkas} rusak ({sebab}), jadi kegiatan tahun itu belum dapat dibaca atau ditulis; data kantor yang lain tidak "
    "terganggu. Pulihkan dari backup-nya: kinerja pulihkan --data FOLDER --daftar.",
    "perintah:kegiatan.tidak-terbuka": "{berkas} di folder kantor tidak dapat dibuka ({sebab}): bukan berkas, atau hak aksesnya kurang. "
    "Pindahkan dari sana, lalu pulihkan tahunnya: kinerja pulihkan --data FOLDER --daftar.",
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
    "perintah.pulihkan-kegiatan": "{berkas}: kegiatan harian tahun {tahun}, {waktu}",
    "kegiatan.dipulihkan": "Kegiatan harian tahun {tahun} dipulihkan dari {berkas}; data kantor yang lain tidak diubah.",
    "kegiatan.sel-tahun-ditutup": "Tahun ini sudah ditutup, jadi yang baru diketik tidak disimpan. Buka tahunnya dahulu, dengan alasan.",
    "kegiatan.sel-menit-dihitung": "Menit dihitung dari Mulai dan Selesai, jadi yang baru diketik tidak disimpan. Ubah jamnya.",
    "kegiatan.sel-tanggal": "Tanggal ini tidak terbaca, jadi baris belum tersimpan. Tulis hari (5) atau tanggal (05-03-2026).",
    "kegiatan.sel-tanggal-kosong": "Baris belum tersimpan: isi tanggalnya.",
    "kegiatan.tanpa-rhk": "Pegawai ini belum punya RHK di SKP {tahun}, jadi belum ada yang dapat dipilih. Ketik rencananya, atau susun SKP-nya "
    "dahulu di Perencanaan.",
    "kegiatan.sel-uraian": "Baris belum tersimpan: isi kegiatannya.",
    "kegiatan.sel-jam": "Jam ini tidak terbaca, jadi baris belum tersimpan. Tulis seperti 07.30.",
    "kegiatan.sel-tumpang": "Jamnya bertumpuk dengan kegiatan lain hari itu.",
}
