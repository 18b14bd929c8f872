"""Sentences about where an office folder lies and which PC wrote into it: a title, and what to do."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "tempat.jaringan": "Data kantor berada di jaringan ({nama})",
    "tempat.jaringan-singkat": "hanya satu komputer dapat membukanya; sebaiknya dipindah ke komputer ini",
    "tempat.jaringan-rinci": "Jaringan yang putus dapat merusak data. Pindahkan foldernya ke drive komputer ini; "
    "selama di sana, hanya satu komputer yang dapat membukanya.",
    "tempat.sinkron": "Data kantor berada di folder {nama}",
    "tempat.sinkron-singkat": "dapat tertimpa isi komputer lain; pindahkan ke luar folder itu",
    "tempat.sinkron-rinci": "Sinkronisasi dapat menyalin data saat setengah tertulis atau menimpanya dengan isi komputer lain. "
    "Pindahkan foldernya ke luar {nama}.",
    "tempat.lepas": "Data kantor berada di diska lepas ({nama})",
    "tempat.lepas-singkat": "tutup program sebelum dicabut; simpan salinannya di komputer",
    "tempat.lepas-rinci": "Tutup program sebelum mencabutnya, dan simpan salinannya di komputer ini.",
    "tempat.tandingan": "Ada database lain di folder data: {nama}",
    "tempat.tandingan-singkat": "isinya tidak dicampur; lihat di Pengaturan, Data",
    "tempat.tandingan-rinci": "Biasanya ditinggalkan sinkronisasi dan berisi ketikan dari komputer lain. "
    "Program tidak membaca dan tidak mencampurnya; pindahkan dari folder data setelah diperiksa.",
    "tempat.komputer-lain": "Data ini sebelumnya diisi di komputer {nama}",
    "tempat.komputer-lain-singkat": "jangan mengisi di dua komputer; hasilnya tidak bergabung",
    "tempat.komputer-lain-rinci": "Bila komputer itu masih dipakai mengisi, hasilnya tidak bergabung ke sini. Pakai satu komputer saja.",
    "tempat.jam-mundur": "Jam komputer ini mundur: perubahan terakhir bertanggal {waktu}",
    "tempat.jam-mundur-singkat": "betulkan tanggal dan jam komputer dahulu",
    "tempat.jam-mundur-rinci": "Betulkan tanggal dan jam komputer sebelum mengunci, mencetak, atau membuat backup.",
    "tempat.lampiran": "{jumlah} berkas lampiran tidak ada di folder data",
    "tempat.lampiran-singkat": "kembalikan folder bukti dan lampiran; lihat di Pengaturan, Data",
    "tempat.lampiran-rinci": "Backup tidak memuatnya. Kembalikan folder bukti dan lampiran dari salinan folder data, atau lampirkan lagi; "
    "nama berkasnya disebut Periksa keutuhan.",
}
"""``<kode>`` is the title, ``<kode>-singkat`` a short line below it, ``<kode>-rinci`` all that follows from it."""
