"""Sentences of Monitoring pengisian: summary, WhatsApp text, letter, list."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "monitoring.macet": "{jumlah} belum dinilai, macet di {atasan} atasan",
    "monitoring.macet-tanpa-atasan": "{jumlah} belum dinilai dan belum ada atasannya",
    "monitoring.tanpa-skp": "{jumlah} belum ada SKP di e-Kinerja",
    "monitoring.selesai-periksa": "Semua sudah dinilai, {jumlah} perlu diperiksa",
    "monitoring.selesai": "Semua sudah dinilai",
    "monitoring.tanpa-atasan": "(belum ada atasan)",
    "monitoring.belum-skp": "belum ada SKP di e-Kinerja",
    "monitoring.belum-dinilai": "belum dinilai",
    "monitoring.berbeda": "nilai di e-Kinerja berbeda dengan data kantor",
    "monitoring.atasan-salah": "atasan di e-Kinerja tertulis {atasan}",
    "monitoring.wa-judul": "*Penilaian kinerja {periode}*",
    "monitoring.wa-sapaan": "Yth. Bapak/Ibu {nama}, {jumlah} pegawai Bapak/Ibu masih perlu diselesaikan:",
    "monitoring.wa-tenggat": "Mohon diselesaikan paling lambat {tanggal}.",
    "monitoring.wa-penutup": "Terima kasih atas kerja samanya.",
    "monitoring.surat-perihal": "Penyelesaian penilaian kinerja {periode}",
    "monitoring.surat-isi": "Bersama ini kami sampaikan bahwa penilaian kinerja {periode} bagi {jumlah} pegawai yang dinilai oleh "
    "Saudara belum selesai, sebagaimana daftar berikut.",
    "monitoring.surat-tenggat": "Mohon diselesaikan paling lambat {tanggal}.",
    "monitoring.surat-penutup": "Demikian disampaikan. Atas perhatian dan kerja sama Saudara kami ucapkan terima kasih.",
    "monitoring.kolom": "No|NIP|Nama|Jabatan|Unit kerja|NIP atasan|Nama atasan|Predikat kantor|Predikat e-Kinerja|"
    "NIP atasan di e-Kinerja|Nama atasan di e-Kinerja|Keterangan",
}
