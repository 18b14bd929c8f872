"""Sentences about who rates whom."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "penugasan.tanpa-unit": (
        "{nama} belum ditempatkan di unit mana pun, jadi atasannya tidak dapat ditentukan. Tempatkan ia di unitnya."
    ),
    "penugasan.tanpa-atasan": (
        "{nama} belum punya pejabat penilai: unitnya dan semua unit di atasnya tidak berkepala selain dirinya. "
        "Isi kepala unit, atau pilih penilai luar (mis. Sekda, kepala daerah) sebagai pengecualian."
    ),
    "penugasan.menilai-diri": (
        "{nama} diatur menilai dirinya sendiri, dan itu tidak dipakai. Pilih penilai lain atau hapus pengecualiannya."
    ),
    "penugasan.atasan-diri": (
        "{nama} diatur menjadi atasan dari penilainya sendiri. Pilih orang lain atau hapus pengecualiannya."
    ),
    "penugasan.melingkar": (
        "{jumlah} orang saling menilai melingkar: {nama}. Ubah kepala unit atau pengecualian salah satunya."
    ),
    "penugasan.pensiun": (
        "{nama} menilai {jumlah} orang, tetapi kedudukannya tidak aktif (pensiun, pindah, atau sejenisnya). "
        "Minta bagian kepegawaian menetapkan kepala baru atau Plt., lalu isi di unitnya."
    ),
    "penugasan.unit-tanpa-kepala": (
        "Unit {unit} tidak berkepala, padahal ada {jumlah} orang di sana; mereka dinilai kepala terdekat di atasnya "
        "bila ada. Isi kepala atau Plt. bila sudah ditetapkan."
    ),
    "penugasan.penilai-tanpa-atasan": (
        "{nama} menilai {jumlah} orang, tetapi atasan penilainya belum diketahui, padahal tercetak di dokumen evaluasi. "
        "Isi penilai bagi {nama}, atau pilih atasannya sebagai pengecualian."
    ),
    "atasan.bukan-pejabat": (
        "{penilai} menilai {nama}, tetapi jabatannya bukan jabatan struktural dan tidak tercatat sebagai pejabat yang "
        "diberi pendelegasian. Catat pendelegasian atau tugas tambahannya bila ada; bila tidak, pilih penilai lain."
    ),
    "atasan.tanpa-sk": (
        "{penilai} menilai {nama} sebagai Plt., Plh., Pj., tugas tambahan, atau pendelegasian, tetapi nomor SK-nya belum "
        "dicatat. Isi nomor dan tanggal SK."
    ),
    "atasan.sama": (
        "Pejabat penilai dan atasan penilai {nama} orang yang sama ({penilai}). Pilih atasan yang lain."
    ),
}
