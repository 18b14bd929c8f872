"""Sentences of the calendar of deadlines and of chasing whoever is behind."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "tenggat.semua": "Semua",
    "tenggat.nama-skp": "Penetapan SKP {tahun}",
    "tenggat.nama-penilaian": "Penilaian kinerja {periode}",
    "tenggat.nama-tahunan": "Evaluasi kinerja {periode}",
    "tenggat.skp-belum": "SKP belum dibuat",
    "tenggat.skp-draf": "SKP masih draf",
    "tenggat.skp-diajukan": "SKP belum ditetapkan",
    "tenggat.skp-dikembalikan": "SKP dikembalikan, belum diajukan lagi",
    "tenggat.nilai-belum": "belum dinilai",
    "tenggat.nilai-sebagian": "penilaian belum lengkap",
    "tenggat.skp-hari": "Tenggat SKP {tahun} tidak dapat {tanggal}. Isi tanggal antara 1 Desember tahun sebelumnya dan 31 Desember {tahun}.",
    "tenggat.sampai": "Mohon diselesaikan paling lambat {tanggal}.",
    "tenggat.sudah-lewat": "Tenggatnya {tanggal} sudah lewat; mohon segera diselesaikan.",
    "tenggat.wa-jumlah": "{jumlah} pegawai belum selesai, di {atasan} atasan.",
    "tenggat.gambar-kolom": "No|Atasan|Belum selesai",
    "tenggat.gambar-orang": "No|Nama|Unit kerja|Yang belum",
    "tenggat.gambar-atasan": "Bapak/Ibu {nama}: {jumlah} pegawai belum selesai.",
    "tenggat.gambar-kaki": "{kantor}, keadaan {tanggal}",
    "tenggat.surat-sifat": "Segera",
    "tenggat.surat-pembuka": "Menurut catatan kami per {tanggal}, {jumlah} pegawai yang dinilai oleh Saudara belum selesai untuk {nama} "
    "(tenggat {batas}):",
    "tenggat.surat-kolom": "YANG BELUM SELESAI",
    "tenggat.surat-batas": "Mohon diselesaikan paling lambat {tanggal}.",
    "tenggat.surat-segera": "Tenggat {tanggal} sudah lewat. Mohon segera diselesaikan.",
    "tenggat.kolom": "No|Nama|NIP|Jabatan|Unit kerja|Atasan|Yang belum|Tenggat",
}
