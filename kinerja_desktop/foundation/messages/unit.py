"""Sentences about units and letterheads."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "unit.nama-kosong": "Nama unit belum diisi, jadi tidak ada yang disimpan. Ketik namanya, lalu ulangi.",
    "unit.melingkar": "{unit} tidak dapat dipindah ke {induk}, karena {induk} berada di bawah {unit}. Pilih unit lain.",
    "unit.gabung-diri": "{unit} tidak dapat digabung dengan dirinya sendiri. Pilih unit tujuan yang lain.",
    "unit.masih-berisi": "{unit} belum dapat diakhiri: masih ada {pegawai} pegawai dan {anak} unit di bawahnya. "
    "Pindahkan atau gabungkan dahulu.",
    "unit.npsn": "NPSN {npsn} bukan 8 angka atau huruf, jadi tidak disimpan. Periksa di data referensi sekolah.",
    "kop.bukan-gambar": "Berkas itu bukan gambar PNG atau JPEG, jadi lambang tidak diganti. Pilih berkas .png atau .jpg.",
    "kop.tidak-terbaca": "Gambar {berkas} tidak dapat dibaca, jadi lambang tidak diganti. Periksa letak berkasnya, lalu pilih lagi.",
    "kop.gambar-besar": "Gambar lambang lebih dari {batas} MB, jadi tidak disimpan. Perkecil dahulu, lalu pilih lagi.",
}
