"""Sentences of the monitoring of planning."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "impor.bukan-laporan-skp": "{berkas} bukan Laporan SKP e-Kinerja: kolom nip dan skp_status tidak ditemukan. "
    "Unduh Laporan SKP dari e-Kinerja, lalu pilih berkas itu.",
    "laporan.status-skp": 'Status SKP {nama} (baris {baris}) tertulis "{isi}", yang tidak dikenal; dihitung belum ada SKP. '
    "Periksa di e-Kinerja.",
    "pantau-skp.ringkasan": "{belum} belum ada SKP, {draft} masih draft, {pengajuan} menunggu persetujuan atasan, {persetujuan} sudah "
    "disetujui",
    "pantau-skp.wa-judul": "*SKP {tahun} di e-Kinerja*",
    "pantau-skp.wa-sapaan": "Yth. Bapak/Ibu {nama}, SKP {jumlah} pegawai Bapak/Ibu belum selesai:",
    "pantau-skp.wa-atasan": "{nomor}. {nama}: {belum} belum diajukan, {menunggu} menunggu persetujuan",
    "perintah.laporan-skp": "membaca Laporan SKP e-Kinerja: siapa belum punya SKP, siapa menunggu atasan, dan teks WhatsApp-nya",
    "perintah.laporan-skp-berkas": "Laporan SKP yang diunduh dari e-Kinerja",
    "perintah.laporan-skp-baris": "{nama}: {pegawai} pegawai, {belum} belum ada, {draft} draft, {pengajuan} menunggu atasan, "
    "{persetujuan} disetujui",
    "perintah.laporan-skp-asing": "{jumlah} orang di laporan tidak ada dalam daftar pegawai (atau bukan dari unit ini).",
}
