"""Sentences about people of the office."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "pegawai.tidak-ada": "Pegawai ini sudah tidak ada di data. Muat ulang daftar.",
    "pegawai.tanpa-nama": "Nama belum diisi. Isi nama, lalu simpan lagi.",
    "pegawai.bukan-nomor": "“{nomor}” bukan nomor. Tulis NIP, NI PPPK, atau PNS ID tanpa keterangan lain.",
    "pegawai.nomor-dipakai": "Nomor {nomor} sudah dipakai oleh {nama}. Periksa nomornya; satu nomor hanya untuk satu orang.",
}
