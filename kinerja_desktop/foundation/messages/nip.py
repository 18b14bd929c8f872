"""Sentences about NIP and NI PPPK."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "nip.kosong": "NIP kosong. Isi 18 angka NIP atau NI PPPK orang ini, lalu coba lagi.",
    "nip.rusak": (
        "NIP {nip} sudah dirusak aplikasi lembar kerja: sebagian angkanya hilang dan tidak bisa dikembalikan. "
        "Ketik ulang 18 angkanya ke sel berformat Teks."
    ),
    "nip.bukan-angka": "NIP {nip} memuat huruf atau tanda lain. Tulis 18 angka saja.",
    "nip.panjang": "NIP {nip} berisi {panjang} angka, seharusnya 18. Cocokkan dengan SK atau SIASN.",
    "nip.seperti-nik": (
        "{nip} berisi 16 angka, panjang sebuah NIK. NIK bukan NIP; tulis NIP 18 angka, "
        "atau lewati orang ini bila bukan ASN."
    ),
    "nip.lama": "{nip} berisi 9 angka, panjang NIP lama. Tulis NIP baru yang 18 angka.",
    "nip.lahir": (
        "Delapan angka pertama NIP {nip} bukan tanggal lahir yang ada di kalender. Cocokkan dengan SK atau SIASN."
    ),
    "nip.lahir-depan": "Tanggal lahir di NIP {nip} belum terjadi. Cocokkan dengan SK atau SIASN.",
    "nip.bulan": (
        "Angka ke-13 dan 14 NIP {nip} ({kode}) bukan bulan, padahal orang ini tercatat PNS atau CPNS. "
        "Cocokkan nomornya, atau ubah jenis pegawainya bila ia PPPK."
    ),
    "nip.kelamin": "Angka ke-15 NIP {nip} bukan 1 (laki-laki) atau 2 (perempuan). Cocokkan dengan SK atau SIASN.",
    "nip.tmt-depan": (
        "Tahun pengangkatan di NIP {nip} lebih dari setahun di depan hari ini. Cocokkan dengan SK atau SIASN."
    ),
    "nip.serial-nol": (
        "NIP {nip} berakhir 000. Sering kali itu tanda tiga angka terakhir hilang di lembar kerja; "
        "cocokkan dengan SK atau SIASN."
    ),
    "nip.kode-pppk": (
        "Angka ke-13 dan 14 NI PPPK {nip} ({kode}) lazimnya lebih dari 12. Cocokkan nomornya dengan SK."
    ),
    "nip.kode-nol": "Angka ke-13 dan 14 nomor {nip} adalah 00. Cocokkan nomornya dengan SK atau SIASN.",
    "nip.usia": (
        "Menurut NIP {nip}, umur saat diangkat tidak lazim. Nomor tetap dipakai; cocokkan dengan SK bila ragu."
    ),
    "nip.lahir-beda": (
        "Tanggal lahir di NIP {nip} ({di_nip}) berbeda dari data ({di_data}). Nomor tetap dipakai: NIP tidak "
        "diterbitkan ulang bila tanggal lahir dibetulkan. Periksa mana yang benar."
    ),
    "nip.kelamin-beda": (
        "Jenis kelamin menurut NIP {nip} berbeda dari data. Nomor tetap dipakai; periksa mana yang benar."
    ),
}
