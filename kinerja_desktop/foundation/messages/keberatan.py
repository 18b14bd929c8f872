"""Sentences about objections."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "keberatan.jejak-kalender": "Hasil diterima {diterima}; hari pertama yang dihitung {pertama}. {hari} hari kalender berakhir {batas}.",
    "keberatan.jejak-kerja": "Hasil diterima {diterima}; hari pertama yang dihitung {pertama}. {hari} hari kerja (Senin sampai Jumat, "
    "{libur} hari libur dilewati) berakhir {batas}.",
    "keberatan.jejak-tepat": "Diajukan {diajukan}: tidak lewat dari {batas}. Hari terakhir masih termasuk.",
    "keberatan.jejak-lewat": "Diajukan {diajukan}: lewat {jumlah} hari dari {batas}.",
    "keberatan.jejak-pilihan": "Sumber yang kami baca tidak menyebut hari kalender atau hari kerja. Yang dipakai di sini hari {jenis}, menurut "
    "pilihan kantor (Tenggat, Hari libur); dengan hari {lain} batasnya {tanggal}.",
    "keberatan.jenis-hari": 'Jenis hari "{jenis}" tidak dikenal. Pilih hari kalender atau hari kerja.',
    "keberatan.tidak-ada": "Keberatan atau penilaian ini sudah tidak ada. Muat ulang daftarnya.",
    "keberatan.belum-terkunci": "Nilai {nama} belum dikunci, jadi belum ada hasil yang dapat diberi keberatan. "
    "Kunci nilainya di Entri Penilaian dahulu.",
    "keberatan.tanpa-alasan": "Alasan keberatan belum diisi, jadi belum dicatat. Tulis apa yang diberi keberatan dan mengapa.",
    "keberatan.sebelum-diterima": "Keberatan tercatat diajukan ({diajukan}) sebelum hasilnya diterima ({diterima}). "
    "Betulkan salah satu tanggalnya.",
    "keberatan.sebelum-aturan": "Tanggal hasil diterima ({diterima}) mendahului aturannya, jadi keberatan belum dicatat. "
    "Periksa tahunnya.",
    "keberatan.masih-berjalan": "{nama} masih punya keberatan yang belum selesai untuk hasil ini. Selesaikan atau cabut yang itu dahulu.",
    "keberatan.sudah-putus": "Keberatan {nama} atas hasil ini sudah diputuskan, dan putusan itu tidak dapat diberi keberatan lagi.",
    "keberatan.terlambat": "Keberatan {nama} lewat dari batas waktu ({batas}), jadi belum dicatat. "
    "Isi alasan mengapa tetap diterima, atau betulkan tanggalnya.",
    "keberatan.tanpa-penjelasan": "Penjelasan pejabat penilai belum diisi, jadi belum dicatat.",
    "keberatan.tanpa-pejabat": "Nama pejabat yang memutuskan belum diisi. Isi nama atasan pejabat penilai.",
    "keberatan.nilai-berubah": "Nilai {nama} dibuka dan dikunci lagi sesudah keberatan diajukan, jadi keberatan ini tidak lagi tentang nilai "
    "yang berlaku. Cabut keberatan ini, lalu catat yang baru bila masih diperlukan.",
    "keberatan.koreksi-tanpa-alasan": "Alasan koreksi belum diisi, jadi keputusannya belum diubah. Tulis apa yang salah dicatat.",
    "keberatan.koreksi-nilai-berubah": "Nilai {nama} dibuka dan dikunci lagi sesudah keberatannya diputuskan, jadi keputusannya tidak dikoreksi "
    "dari sini. Betulkan nilainya di Entri Penilaian.",
    "keberatan.belum-diputus": "Keberatan {nama} belum diputuskan, jadi belum ada keputusan yang dikoreksi.",
    "keberatan.selesai": "Keberatan {nama} sudah selesai ({status}), jadi tidak diubah lagi.",
}
