"""Sentences about printed sheets."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "cetak.gambar-rusak": (
        "Gambar lambang atau logo tidak dapat dibaca. Pilih berkas PNG atau JPEG lain di Pengaturan, lalu cetak lagi."
    ),
    "cetak.tidak-tertulis": (
        "Berkas {berkas} tidak dapat ditulis: {sebab}. Tutup berkas itu bila sedang dibuka, atau pilih folder lain, "
        "lalu cetak lagi. Berkas lama tidak berubah."
    ),
    "cetak.pdf-rusak": "Berkas PDF {berkas} tidak dapat dibuka untuk pratinjau. Cetak ulang lembar itu.",
    "cetak.menyusun": "Menyusun lembar",
    "cetak.mengirim": "Mengirim ke printer",
    "cetak.belum-dikunci": (
        "Nilai {nama} ({unit}) sudah lengkap tetapi belum dikunci, jadi lembarnya tidak dicetak. "
        "Kunci nilainya di Entri Penilaian, lalu cetak lagi."
    ),
    "cetak.belum-dinilai": (
        "{nama} ({unit}) belum dinilai lengkap, jadi tidak dicetak. "
        "Lengkapi kedua ratingnya di Entri Penilaian, lalu cetak lagi."
    ),
    "cetak.belum-ada-lembar": (
        "{jumlah} orang di antara yang dipilih belum punya lembar tercetak, jadi tidak ada yang ditandai. "
        "Cetak lembarnya dulu, atau pilih hanya yang sudah dicetak."
    ),
    "cetak.tanggal-mendahului": (
        "Lembar {kode} tidak mungkin ditandatangani atau diserahkan sebelum dicetak, jadi tidak ada yang ditandai. "
        "Periksa tanggalnya."
    ),
    "cetak.kembali-tanpa-alasan": (
        "Alasan lembar dikembalikan belum diisi, jadi tidak ada yang ditandai. Tulis apa yang harus diperbaiki."
    ),
    "cetak.kode-ditemukan": ("Lembar {kode} adalah {lembar} {nama} untuk {periode}. {keadaan}"),
    "cetak.kode-terkini": "Isinya masih berlaku.",
    "cetak.kode-usang": "Isinya sudah diganti setelah lembar ini dibuat; mintalah lembar yang baru.",
    "cetak.kode-tidak-ada": (
        "Tidak ada lembar dengan kode {kode} di kantor ini. Periksa lagi huruf dan angkanya di kaki lembar."
    ),
    "cetak.berkas-membaca": "Mencocokkan berkas",
    "cetak.berkas-menyalin": "Menyalin berkas",
    "cetak.berkas-belum-dicetak": (
        "Lembar {nama} belum ditandai dicetak, jadi belum ditandai ditandatangani. Berkasnya tetap tersimpan."
    ),
    "cetak.berkas-tanggal": (
        "Tanggal tanda tangan {nama} mendahului tanggal pada lembarnya, jadi belum ditandai. "
        "Berkasnya tetap tersimpan; tandai dengan tanggal yang benar di Cetak."
    ),
    "cetak.geser-besar": (
        "Pergeseran printer paling jauh {batas} mm ke tiap arah, jadi belum disimpan. "
        "Bila meleset lebih jauh, betulkan dulu letak kertas di printer."
    ),
    "perintah.cetak": "cetak lembar satu periode ke PDF; yang belum dikunci disebutkan",
    "perintah.cetak-lembar": "lembar yang dicetak",
    "perintah.cetak-kertas": "kertas (bawaan: kertas kantor); F4 adalah Folio, 215 x 330 mm",
    "perintah.cetak-tempat": "tempat tanda tangan (bawaan: tempat pada kop unit atau kantor)",
    "perintah.cetak-tanggal": "tanggal tanda tangan (bawaan: hari ini); nama, pangkat, dan jabatan menurut hari itu",
    "perintah.cetak-keluaran": "satu berkas PDF, atau folder (diakhiri /) untuk satu berkas per lembar",
    "perintah.cetak-di-samping": "Berkas bernama sama di folder itu tidak diganti; yang baru ada di {folder}.",
    "perintah.cetak-jadi": "{lembar} lembar ({halaman} halaman) dalam {berkas} berkas; {tidak} tidak tercetak.",
    "cetak.skp-belum-ada": (
        "{nama} ({unit}) belum punya SKP {tahun}, jadi tidak ada yang dicetak. Buat SKP-nya dulu, lalu cetak lagi."
    ),
    "cetak.skp-nip-tidak-ada": (
        "NIP {nip} tidak ada di antara pegawai yang dinilai pada {tahun} (di unit yang dipilih, bila dipilih), "
        "jadi tidak ada yang dicetak. Periksa nomornya."
    ),
    "perintah.cetak-skp": "cetak SKP satu tahun ke PDF; yang belum punya SKP disebutkan",
    "cetak.pelaksanaan-luar": "Jabatan {nama} berlaku {masa}, di luar {periode}, jadi lembarnya tidak dicetak. Pilih periode lain.",
    "cetak.pelaksanaan-belum": "{nama} ({unit}) belum punya SKP {tahun} yang ditetapkan, jadi lembarnya tidak dicetak. Tetapkan SKP-nya di "
    "Perencanaan.",
    "cetak.pelaksanaan-draf": (
        "Lembar {nama} ({unit}) hanya untuk diperiksa: {draf}. Lembar itu tanpa tanda tangan. Kunci nilainya di Entri "
        "Penilaian, lalu cetak lagi."
    ),
    "perintah.cetak-skp-jenis": "lembar: skp (bawaan), rencana-aksi, evaluasi, atau dialog",
    "perintah.cetak-skp-periode": "periode lembar evaluasi, rencana aksi, atau dialog, misalnya 2026-TW3",
    "perintah.cetak-skp-tanpa-periode": "Lembar {jenis} memerlukan periode. Tulis misalnya --periode 2026-TW3.",
    "perintah.cetak-skp-tahun": "tahun SKP",
    "perintah.cetak-skp-nip": "hanya pegawai dengan NIP ini; boleh ditulis beberapa kali",
    "perintah.cetak-skp-lampiran": "tambahkan lampiran SKP sesudah tiap SKP",
    "perintah.cetak-skp-matriks": "tambahkan matriks pembagian peran dan hasil para penilainya",
    "perintah.cetak-skp-tanggal": "tanggal tanda tangan SKP yang belum ditetapkan (bawaan: hari ini)",
    "perintah.cetak-orang": "gabungkan dokumen evaluasi satu pegawai dalam satu PDF",
    "perintah.cetak-orang-nip": "NIP pegawai",
    "perintah.cetak-orang-untuk": "kp (dua tahun terakhir), pensiun (tahun terakhir), mutasi (semua)",
    "perintah.cetak-orang-keluaran": "berkas PDF",
    "perintah.cetak-orang-jadi": "{lembar} dokumen evaluasi, {halaman} halaman.",
    "cetak.serah-belum": (
        "{nama} ({unit}) belum punya lembar tercetak, jadi tidak masuk daftar serah terima. Cetak lembarnya dulu."
    ),
    "cetak.orang-nip": "NIP {nip} tidak ada di kantor ini, jadi tidak ada yang disusun. Periksa nomornya.",
    "cetak.orang-kosong": (
        "{nama} belum punya nilai yang dikunci, jadi tidak ada yang disusun. Kunci nilainya di Entri Penilaian dulu."
    ),
    "cetak.orang-berkala": (
        "Nilai tahunan {tahun} belum dikunci, jadi yang masuk nilai periodiknya. Bila nilai tahunannya sudah ada, "
        "kunci dulu lalu susun lagi."
    ),
    "cetak.orang-tahun": (
        "Tidak ada nilai tahun {tahun} di kantor ini. Mintalah dari instansi sebelumnya, atau catat predikatnya di kartu pegawai."
    ),
    "cetak.orang-gambar": (
        "Pindaian {berkas} berupa gambar, jadi tidak masuk ke PDF dan hanya disebut di daftarnya. Pindai sebagai PDF bila harus ikut."
    ),
    "cetak.orang-rusak": (
        "Berkas bertanda tangan {berkas} hilang, berubah, atau tidak terbaca, jadi tidak masuk. Lampirkan sekali lagi di Cetak."
    ),
    "cetak.berubah-sejak": "Lembar {nama} baru saja dicetak atau ditandai dari tempat lain, jadi tidak ada yang ditandai. "
    "Daftarnya dimuat ulang; periksa, lalu tandai lagi.",
    "cetak.persetujuan-lain": "Lembar persetujuan {nama} dengan nilai lain baru saja dicetak dari tempat lain, jadi yang Anda cetak "
    "tidak dicatat. Daftarnya dimuat ulang; cetak lagi, dan buang lembar yang lama.",
    "cetak.printer-tidak-jalan": (
        "Printer {printer} tidak menerima lembar, jadi tidak ada yang ditandai dicetak. "
        "Periksa kabel, kertas, dan apakah printernya menyala, lalu cetak lagi."
    ),
}
