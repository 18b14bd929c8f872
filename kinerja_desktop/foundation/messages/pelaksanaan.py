"""Sentences about the execution of plans."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "pelaksanaan.belum-ditetapkan": "SKP {nama} belum ditetapkan, jadi pelaksanaannya belum dapat diisi. Tetapkan SKP-nya di Perencanaan.",
    "pelaksanaan.tautan-salah": "“{alamat}” bukan alamat tautan. Tulis lengkap, misalnya https://drive.contoh.go.id/laporan.",
    "pelaksanaan.tautan-bukan-web": "“{alamat}” bukan alamat web (http:// atau https://), jadi tidak dijadikan tautan. Untuk berkas di komputer "
    "atau jaringan pilih Lampirkan berkas.",
    "pelaksanaan.umpan-kosong": "Umpan balik belum ditulis, jadi belum disimpan.",
    "pelaksanaan.kemajuan": "{realisasi} dari {target} {satuan}",
    "pelaksanaan.jumlah-kegiatan": "{jumlah}: {isi}",
    "pelaksanaan.tanpa-kegiatan": "Belum ada kegiatan harian pada {periode} yang ditautkan ke RHK ini, jadi tidak ada yang diambil.",
    "pelaksanaan.tanpa-kegiatan-lain": "Belum ada kegiatan harian pada {periode} yang ditautkan ke RHK ini; {lain} kegiatan lain belum "
    "ditautkan ke RHK mana pun. Tautkan di Kegiatan harian (kolom rencana).",
    "pelaksanaan.realisasi-di-indikator": "Realisasi RHK ini diketik di baris indikatornya, di bawah; yang baru diketik tidak disimpan.",
    "pelaksanaan.bukan-realisasi": "Baris ini tidak mempunyai realisasi, jadi yang baru diketik tidak disimpan. Realisasi diketik di baris "
    "indikator, atau di baris RHK yang tidak berindikator.",
    "pelaksanaan.bukan-isian": "Baris ini berasal dari SKP, bukti, atau umpan balik, jadi yang baru diketik tidak disimpan. Rencana aksi diketik di "
    "baris bertanda +.",
    "pelaksanaan.bukan-rencana": "Di bawah Perilaku tidak ada rencana aksi, jadi yang baru diketik tidak disimpan. Umpan balik ditulis dengan Ctrl+U.",
    "pelaksanaan.bukan-kemajuan": "Terhadap target dihitung dari target dan realisasi, jadi yang baru diketik tidak disimpan.",
    "pelaksanaan.pilih-rhk": "Letakkan kursor pada salah satu rencana hasil kerja dahulu.",
    "pelaksanaan.cetak-kosong": "Tidak ada baris terpilih dengan SKP yang sudah ditetapkan, jadi tidak ada yang dicetak. Pilih barisnya dahulu.",
    "pelaksanaan.konflik": "Isian {nama} baru saja diubah dari tempat lain. Isian Anda masih di selnya, bertanda, dan belum disimpan: {isi}.",
    "pelaksanaan.dua-isi": "isian Anda “{anda}”, yang tersimpan “{lain}”",
    "pelaksanaan.isi-lain": "Diubah dari tempat lain menjadi “{isi}”; isian Anda ini belum disimpan. Pilih di atas, atau ketik lagi.",
    "pelaksanaan.tanpa-tempat": "SKP {nama} baru saja berganti versi; isian Anda untuk yang tidak ada lagi di sana belum disimpan: {isi}",
    "pelaksanaan.belum-tersimpan": "Perubahan terakhir pada {nama} belum tersimpan. {sebab}",
    "pelaksanaan.belum-tersimpan-kembali": "Perubahan terakhir pada {nama} belum tersimpan. {sebab} Buka lagi orangnya: isian Anda masih "
    "ada di sana dan disimpan ulang.",
    "pelaksanaan.ditinggal": "Perubahan terakhir pada {nama} belum tersimpan. Buka lagi orangnya: isian Anda masih ada di sana dan disimpan "
    "ulang.",
    "pelaksanaan.menunggu": "Pelaksanaan {nama}, {periode}: {isi}",
    "pelaksanaan.lepas": "{jumlah} isian milik RHK atau indikator yang tidak ada lagi di versi SKP ini tetap tersimpan: {isi}",
}
