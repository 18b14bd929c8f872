"""Sentences about people who leave."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "akhir.sebab": 'Sebab berakhir "{sebab}" tidak dikenal. Pilih salah satu dari daftarnya.',
    "akhir.tanpa-alasan": "Alasan tidak dinilai belum diisi, jadi belum ada yang disimpan. Tulis alasannya, atau pilih menilai masa terakhirnya.",
    "akhir.sudah": "{nama} sudah tercatat berakhir; hari terakhirnya {tanggal}. Periksa riwayat keadaannya di kartu pegawai.",
    "akhir.dinilai-sesudah": "{nama} sudah dinilai untuk periode sesudah {tanggal}. Periksa tanggalnya, atau kosongkan dahulu nilai periode itu.",
    "akhir.sebelum-mulai": "{nama} baru bertugas sejak {dari}, sesudah {tanggal}. Periksa tanggalnya.",
    "akhir.dilanjutkan": "Data {nama} sejak suatu hari sudah dicatat lagi sesudah masa tugasnya diakhiri, jadi tidak ada yang diurungkan. Perbaiki "
    "lewat Ubah data.",
    "akhir.tidak-ada": "Catatan berakhir ini sudah tidak ada. Muat ulang daftar pegawai.",
    "akhir.belum-jelas": "{jumlah} pegawai berakhir pada periode ini tanpa evaluasi dan tanpa alasan.",
    "akhir.belum-bup": "{nama} baru berumur {usia} tahun pada hari itu; batas usia pensiun jabatannya biasanya {bup} tahun. Periksa sebab dan "
    "tanggalnya; pensiun lebih awal tetap dapat dicatat.",
    "akhir.memimpin": "{nama} memimpin {unit}; unit itu tanpa kepala sesudahnya sampai ditetapkan di Pemetaan atasan.",
    "akhir.skp": "SKP {tahun} milik {nama} ditutup pada hari terakhirnya.",
    "akhir.keberatan": "{nama} masih punya {jumlah} keberatan yang belum selesai; keberatan itu tetap berjalan.",
    "akhir.bawahan": "{nama}: dinilai {ke} (sebelumnya {dari}).",
    "akhir.bawahan-kosong": "{nama}: belum ada penilai pengganti untuk {dari}. Tetapkan di Pemetaan atasan.",
}
