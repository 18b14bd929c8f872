"""Sentences of the window itself: what a grid or a line refuses, and what passes by at the bottom."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "isian.penuh": "Isian ini memuat paling banyak {batas} huruf; selebihnya tidak masuk. Ringkas dahulu, atau tempel sebagian saja.",
    "tabel.tempel-melampaui-baris": "Belum ditempel: {baris} baris tidak muat mulai baris ke-{mulai}, karena daftar "
    "hanya sampai baris ke-{akhir}. Pilih sel yang lebih atas, atau tempel sebagian saja.",
    "tabel.tempel-melampaui-kolom": "Belum ditempel: {kolom} kolom tidak muat mulai kolom {mulai}. Pilih sel yang "
    "lebih kiri, tampilkan kolom yang tersembunyi, atau tempel sebagian saja.",
    "tabel.tempel-kosong": "Tidak ada teks untuk ditempel. Salin dahulu sel dari Excel atau dari daftar ini.",
    "tabel.tempel-tak-dapat-diisi": "Belum ditempel: tidak satu pun sel tujuan dapat diisi. Pilih sel pada kolom yang "
    "dapat diubah.",
    "tabel.kolom-tak-dapat-diubah": "{kolom} tidak dapat diubah di sini.",
    "tabel.sel-terkunci": "{kolom} terkunci. {alasan}",
    "tabel.bukan-pilihan": "“{teks}” bukan pilihan di kolom {kolom}, jadi tidak disimpan. Pilihannya: {pilihan} (F4).",
    "tabel.pilihan-kembar": "“{teks}” dapat berarti {pilihan}, jadi tidak disimpan. Ketik lebih lengkap, atau pilih dengan F4.",
    "tabel.sel-dilewati": "{jumlah} sel tidak diubah. {sebab}",
    "tabel.sebab-dilewati": "{siapa}: {sebab}",
    "tabel.sebab-lain": "Sel lain yang tidak diubah: {jumlah}.",
    "tabel.sama": "Tidak ada yang berubah: isi yang ditempel sama dengan yang sudah ada.",
}
