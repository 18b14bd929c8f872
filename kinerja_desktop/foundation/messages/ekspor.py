"""Sentences of the check before an export."""

from __future__ import annotations

_SIAPA = "{nama} ({nip}), {periode}: "

SENTENCES: dict[str, str] = {
    "ekspor.rating-kosong": _SIAPA
    + "rating hasil kerja atau perilaku kerja belum diisi. Lengkapi di Entri Penilaian.",
    "ekspor.kuadran-beda": (
        _SIAPA
        + "predikat tersimpan tidak sama dengan tabel kuadran. Buka kuncinya, simpan ulang ratingnya, lalu kunci."
    ),
    "ekspor.belum-kunci": _SIAPA
    + "nilai belum dikunci. Kunci nilainya di Entri Penilaian, lalu ekspor lagi.",
    "ekspor.rentang-terbalik": (
        _SIAPA + "tanggal selesai mendahului tanggal mulai. Betulkan rentang penugasannya di Pemetaan Atasan."
    ),
    "ekspor.lintas-tahun": (
        _SIAPA
        + "penilaian tahunan ini melintasi dua tahun. Betulkan rentang penugasannya agar dalam satu tahun."
    ),
    "ekspor.tanpa-penilai": _SIAPA + "belum punya pejabat penilai. Tetapkan di Pemetaan Atasan.",
    "ekspor.menilai-diri": _SIAPA + "penilainya orang itu sendiri. Tetapkan penilai lain di Pemetaan Atasan.",
    "ekspor.penilai-tanpa-nip": (
        _SIAPA + "NIP penilai {penilai} belum ada. Lengkapi, atau tandai penilai itu bukan ASN."
    ),
    "ekspor.golongan-penilai": (
        _SIAPA + "golongan penilai {penilai} ({golongan}) tidak punya id BKN. Lengkapi golongan penilainya."
    ),
    "ekspor.golongan-kosong": (
        _SIAPA
        + "golongan penilai {penilai} dikosongkan dalam bahan ekspor, karena bukan ASN atau id golongan PPPK tidak "
        "diketahui. Lanjutkan bila memang demikian."
    ),
    "ekspor.pns-id": (
        _SIAPA
        + "PNS ID belum diketahui, jadi orang ini tidak masuk berkas JSON. Impor daftar pegawai dari SIASN yang "
        "memuat kolom PNS ID."
    ),
    "ekspor.kedudukan": _SIAPA
    + "kedudukan hukumnya tidak aktif. Pastikan ia memang harus dinilai pada periode ini.",
    "ekspor.unor-beda": (
        _SIAPA
        + "unit kerja berbeda dari unor di daftar SIASN. Usulkan perbaikan di SIASN bila unit kerja sini yang benar."
    ),
    "ekspor.koefisien-kosong": (
        _SIAPA
        + "pejabat fungsional tanpa id koefisien, karena jenjangnya belum dikenal. Isi jenjang jabatannya."
    ),
    "ekspor.koefisien-predikat": (
        _SIAPA
        + "predikatnya {predikat}, sedangkan id koefisien yang diketahui umum hanya untuk {biasa}. Cocokkan di SIASN "
        "setelah dientri."
    ),
    "ekspor.tanpa-lembar": _SIAPA
    + "Dokumen Evaluasi belum dicetak, padahal SIASN meminta PDF-nya. Cetak dulu.",
    "ekspor.lembar-berubah": _SIAPA
    + "Dokumen Evaluasi sudah dicetak, tetapi isinya berubah sejak itu. Cetak lagi.",
    "ekspor.belum-ttd": (
        _SIAPA + "Dokumen Evaluasi belum tercatat ditandatangani. Catat bila sudah, atau lanjutkan."
    ),
    "ekspor.ganda": (
        _SIAPA
        + "ada lebih dari satu penilaian dengan rentang dan penugasan yang sama. Hapus yang keliru, lalu ekspor lagi."
    ),
    "ekspor.tumpang-tindih": (
        _SIAPA
        + "rentangnya bertumpang tindih dengan penugasan lain orang ini (mis. Plt.). Pastikan memang demikian."
    ),
    "ekspor.lebih-dari-satu": (
        _SIAPA
        + "ada {jumlah} penilaian dalam satu periode; yang berakhir {akhir} ini diperlakukan sebagai yang terakhir. "
        "Pastikan itu benar."
    ),
    "ekspor.data-lama": (
        "Daftar pegawai berumur {hari} hari. Unduh daftar terbaru dari SIASN dan impor sebelum mengekspor."
    ),
}
