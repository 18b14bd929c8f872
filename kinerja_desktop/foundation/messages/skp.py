"""Sentences about plans (SKP)."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "skp.masa-terbalik": "SKP {nama} berakhir ({sampai}) sebelum mulai ({dari}), jadi belum dapat diajukan. Betulkan masanya.",
    "skp.lintas-tahun": "SKP {nama} melintasi pergantian tahun ({dari} sampai {sampai}), jadi belum dapat diajukan. "
    "Buat satu SKP untuk tiap tahun.",
    "skp.tumpang-tindih": "Masa SKP {nama} bertindih dengan SKP sebagai {jabatan} ({dari} sampai {sampai}). "
    "Wajar bila jabatan rangkap; bila pindah, tutup yang lama sehari sebelum yang baru.",
    "skp.formulir-diduga": "Jenjang jabatan {nama} ({jabatan}) belum diisi. Menurut namanya biasanya JPT; periksa Formulir, "
    "atau isi Jenjang di Ubah data pegawai.",
    "skp.tanpa-penilai": "{nama} belum ada atasan yang menilai, jadi belum jelas siapa yang menetapkan SKP-nya. "
    "Isi di Pemetaan atasan.",
    "skp.tanpa-rhk": "SKP {nama} belum berisi rencana hasil kerja utama, jadi belum dapat diajukan. Isi sedikitnya satu.",
    "skp.terlalu-banyak": "SKP {nama} berisi {jumlah} rencana hasil kerja; paling banyak {batas}. "
    "Gabungkan yang sejenis, atau periksa apakah tempelan yang salah ikut masuk.",
    "skp.banyak": "SKP {nama} berisi {jumlah} rencana hasil kerja. Periksa apakah yang ditulis daftar kegiatan, bukan hasil.",
    "skp.rhk-tanpa-teks": "Rencana hasil kerja nomor {nomor} pada SKP {nama} belum ada teksnya, padahal indikatornya ada. "
    "Isi teksnya, atau pindahkan indikatornya.",
    "skp.tanpa-indikator": "Rencana hasil kerja nomor {nomor} ({rhk}) pada SKP {nama} belum punya indikator.",
    "skp.tanpa-target": "Indikator ({indikator}) pada rencana hasil kerja nomor {nomor} SKP {nama} belum punya target.",
    "skp.tanpa-satuan": 'Target "{target}" pada rencana hasil kerja nomor {nomor} SKP {nama} belum ada satuannya, '
    "misalnya dokumen atau persen.",
    "skp.terlalu-panjang": "Teks pada rencana hasil kerja nomor {nomor} SKP {nama} panjangnya {huruf} huruf; paling banyak {batas}. "
    "Ringkas, atau pecah menjadi beberapa.",
    "skp.belum-terhubung": "Rencana hasil kerja nomor {nomor} ({rhk}) pada SKP {nama} belum dihubungkan dengan rencana hasil kerja "
    "pimpinan. Pilih di kolom RHK pimpinan, atau lewat Matriks peran hasil.",
    "skp.rhk-ganda": "Rencana hasil kerja nomor {nomor} pada SKP {nama} sama dengan nomor {lain} ({rhk}).",
    "skp.berubah-sejak": "SKP {nama} sudah diubah lagi sejak itu, jadi tidak diurungkan padanya.",
    "skp.urung-dilayani": "RHK yang baru di SKP {nama} sudah menjadi acuan {jumlah} rencana hasil kerja lain, jadi tidak diurungkan padanya.",
    "skp.urung-melingkar": "SKP {nama} tidak diurungkan: RHK pimpinan yang dulu diacunya sekarang mengacu kepadanya, jadi hubungannya akan "
    "melingkar.",
    "skp.sel-berubah": "Sel matriks {nama} sudah diubah dari tempat lain sejak layar ini menampilkannya, jadi isian Anda tidak "
    "disimpan dan isi terbarunya ditampilkan. Yang Anda ketik: {teks}",
    "skp.kolom-hilang": "RHK pimpinan pada kolom ini sudah tidak ada, jadi isian untuk {nama} tidak disimpan. Muat ulang (F5), lalu "
    "pilih kolom lain. Yang Anda ketik: {teks}",
    "skp.matriks-melingkar": "Isian matriks untuk {nama} akan membuat hubungan yang melingkar: RHK pimpinan itu justru mendukung "
    "RHK-nya. Pilih kolom lain.",
    "skp.belum-ada": "Belum ada SKP",
    "skp.terkunci": "SKP {nama} berstatus {status}, jadi tidak diubah. {saran}",
    "skp.saran-diajukan": "Tarik dahulu dari pengajuan, atau kembalikan dengan alasan.",
    "skp.saran-ditetapkan": "Pilih Ubah SKP untuk membuat versi baru; yang lama tetap tersimpan.",
    "skp.saran-diubah": "Buka versi terbarunya.",
    "skp.saran-ditutup": "Bila penutupannya keliru, pilih Buka kembali SKP (Lainnya).",
    "skp.sudah": "SKP {nama} sudah berstatus {status}.",
    "skp.tidak-boleh": "SKP {nama} berstatus {status}, jadi tidak dapat menjadi {tujuan}.",
    "skp.tetap-nanti": "Tanggal {hari} belum tiba. Periksa tahunnya.",
    "skp.tetap-lewat-masa": "Tanggal {hari} sesudah masa SKP berakhir ({sampai}). Periksa tahunnya; tetap dapat dicatat.",
    "skp.tetap-terlambat": "Tanggal {hari} sesudah tenggat SKP tahun itu ({batas}). Bila memang terlambat, tetap dapat dicatat.",
    "skp.tanpa-alasan": "Alasan belum diisi, jadi SKP tidak dikembalikan. Tulis apa yang perlu diperbaiki.",
    "skp.sudah-ada": "{nama} sudah punya SKP {tahun} untuk jabatan ini, jadi tidak dibuat lagi.",
    "skp.masih-dipakai": "Rencana hasil kerja {nama} menjadi acuan {jumlah} rencana hasil kerja bawahan, jadi SKP-nya tidak dihapus. "
    "Lepaskan dahulu hubungannya di Matriks peran hasil.",
    "skp.melingkar": "Hubungan ini melingkar: rencana hasil kerja yang dipilih justru mendukung rencana yang sedang diisi. "
    "Pilih rencana hasil kerja pimpinan yang lain.",
    "skp.tidak-ada": "SKP ini sudah tidak ada. Muat ulang daftarnya.",
    "skp.sumber-kosong": "SKP {tahun} milik {nama} tidak ditemukan, jadi tidak ada yang disalin.",
}
