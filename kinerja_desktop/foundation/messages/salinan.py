"""Sentences about copies of the office and going back to one."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "salinan.sebab-harian": "backup harian",
    "salinan.sebab-impor": "sebelum impor",
    "salinan.sebab-migrasi": "sebelum pembaruan",
    "salinan.sebab-sendiri": "dibuat petugas",
    "salinan.sebab-pulih": "sebelum dipulihkan",
    "salinan.pegawai": "{jumlah} pegawai",
    "salinan.tidak-terbaca": "tidak terbaca",
    "salinan.cabang": "berisi perubahan lain",
    "salinan.cabang-rinci": "Backup ini berisi perubahan yang tidak ada di data sekarang: dibuat di komputer lain, atau sebelum data dipulihkan.",
    "salinan.tanya": "Ganti data sekarang dengan backup {waktu} ({pegawai} pegawai)? "
    "Perubahan sesudah backup itu tidak tampak lagi; keadaan sekarang disimpan dahulu sebagai backup tersendiri. "
    "Folder bukti dan lampiran tidak ikut diganti.",
    "salinan.tanpa-lampiran": "Backup berisi database dan kegiatan harian saja. {jumlah} berkas lampiran ({ukuran}) di folder bukti dan "
    "lampiran tidak ikut: salin seluruh folder data ke tempat lain secara berkala.",
    "salinan.lampiran-hilang": "{jumlah} berkas lampiran yang disebut data yang dipulihkan tidak ada di folder kantor. Kembalikan folder "
    "bukti dan lampiran dari salinan Anda; nama berkasnya ada di Pengaturan, Data, Periksa keutuhan.",
    "salinan.tanya-kegiatan": "Ganti kegiatan harian setahun sekarang dengan isi {berkas}? Data lain tidak berubah; keadaan sekarang disimpan dahulu di "
    "folder backup.",
    "salinan.selesai": "Data dipulihkan dari backup {waktu}. Keadaan sebelumnya tersimpan di daftar backup.",
    "salinan.tidak-jadi": "Data tidak jadi dipulihkan: {sebab}",
    "perintah.pulihkan": "kembalikan data kantor dari backup; keadaan sekarang disimpan dahulu",
    "perintah.pulihkan-daftar": "tampilkan backup yang ada, yang terbaru di atas",
    "perintah.pulihkan-salinan": "nama backup di folder backup, atau letak berkas backup (.db)",
    "perintah.pulihkan-kosong": "Belum ada backup di {folder}.",
    "perintah.pulihkan-jadi": "Data {nama} di {folder} dipulihkan: {pegawai} pegawai.",
    "perintah.pulihkan-disimpan": "Keadaan sebelumnya disimpan di {berkas}.",
}
