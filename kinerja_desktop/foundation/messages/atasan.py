"""Sentences about heads, raters from outside and exceptions."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "atasan.rangkap-dinilai": "Jabatan rangkap ini sudah pernah dinilai atau punya SKP, jadi tidak dihapus. Isi tanggal akhirnya saja.",
    "atasan.rangkap-dinilai-sesudah": "Jabatan rangkap ini sudah dinilai pada periode sesudah {sampai}, jadi tanggal akhirnya "
    "tidak disimpan. Isi tanggal yang lebih akhir, atau kosongkan nilainya dahulu di Entri Penilaian.",
    "atasan.rangkap-akhir": "Tanggal akhir jabatan rangkap lebih awal daripada tanggal mulainya ({dari}), jadi tidak disimpan. "
    "Betulkan salah satunya.",
    "atasan.rangkap-tanpa-jabatan": "Nama jabatan rangkap belum diisi, jadi tidak disimpan. Ketik nama jabatannya, lalu ulangi.",
    "atasan.rangkap-sudah-ada": "{jabatan} sudah tercatat sebagai jabatan rangkap orang ini sejak {dari} pada masa yang sama, "
    "jadi tidak ditambahkan lagi. Akhiri atau hapus yang lama dahulu.",
    "atasan.luar-tanpa-nama": "Nama penilai luar belum diisi, jadi tidak disimpan. Ketik namanya, lalu ulangi.",
    "atasan.nomor-tidak-dikenal": "{nomor} bukan NIP (18 angka) dan bukan NRP (5 sampai 14 angka), jadi {nama} tidak disimpan. "
    "Betulkan nomornya, atau kosongkan bila tidak punya.",
    "atasan.luar-dipakai": "{nama} masih tercatat sebagai penilai, atasan, atau kepala di {jumlah} tempat, jadi tidak dihapus. "
    "Ganti dahulu di sana.",
    "atasan.menilai-diri": "{nama} termasuk pegawai yang dipilih, jadi tidak dapat menjadi penilainya sendiri. "
    "Keluarkan dari pilihan, lalu ulangi.",
    "atasan.atasan-diri": "{nama} termasuk pegawai yang dipilih, jadi tidak dapat menjadi atasan dari penilainya sendiri. "
    "Keluarkan dari pilihan, lalu ulangi.",
    "atasan.unit-tidak-ada": 'Unit atau NPSN "{unit}" tidak ditemukan, jadi kepalanya tidak dicatat. '
    "Samakan dengan nama di pohon unit atau isi NPSN unit itu.",
    "atasan.unit-ganda": 'Ada {jumlah} unit bernama "{unit}", jadi kepalanya tidak dicatat. Pakai NPSN, '
    "atau tulis jalurnya (unit induk / unit).",
    "atasan.nip-tidak-ada": "NIP {nip} tidak ada dalam data pegawai maupun penilai luar, jadi baris ini tidak dicatat. "
    "Periksa angkanya, atau impor pegawainya dahulu.",
    "atasan.nip-kosong": 'Baris ini tidak memuat NIP yang terbaca ("{isi}"), jadi tidak dicatat. Isi 18 angka sebagai teks.',
    "atasan.penilai-sama": (
        "{nama} menjadi penilai sekaligus atasan penilai dari {jumlah} pegawai, jadi keberatan atas nilainya diputus oleh "
        "orang yang menilai. Boleh disimpan; periksa apakah tidak ada pejabat di atasnya."
    ),
    "atasan.baris-menilai-diri": "{nama} ditulis sebagai penilai dirinya sendiri, jadi baris ini tidak dicatat. Isi NIP penilai yang lain.",
    "atasan.baris-ganda": "{apa} muncul lebih dari sekali dengan isi berbeda (juga baris {lain}), jadi tidak ada yang dicatat. "
    "Sisakan baris yang benar.",
    "atasan.baris-kembar": "{apa} diulang dengan isi yang sama (baris {lain}); dihitung satu.",
    "atasan.dasar-kepala_unit": "{penilai} menilai {nama} karena memimpin {unit}, menurut pohon unit.",
    "atasan.dasar-kepala_di_atas": "{penilai} menilai {nama} karena kepala terdekat di atasnya pada pohon unit.",
    "atasan.dasar-pengecualian": "{penilai} menilai {nama} karena kantor memilihnya sebagai pengecualian dari pohon unit.",
    "atasan.dasar-tidak_ada": "{nama} belum punya pejabat penilai. Chip Data yang membuat macet menyebut sebabnya.",
    "atasan.jejak-jenjang-sesuai": "Jenjang jabatan penilai {jenjang}, termasuk yang boleh menilai.",
    "atasan.jejak-delegasi-sesuai": "Jenjang jabatan penilai {jenjang}; ia menilai sebagai {sebagai}, dan pendelegasian dibolehkan.",
    "atasan.jejak-luar-tidak-diperiksa": "Penilai dari luar daftar pegawai, jadi jenjangnya tidak diperiksa.",
    "atasan.jejak-tidak-diketahui-tidak-diperiksa": "Jenjang jabatan penilai belum terisi, jadi tidak diperiksa.",
    "atasan.jejak-sk-sesuai": "Ia menilai sebagai {sebagai} dengan SK {sk}. Nomor SK diminta aplikasi ini sebagai catatan.",
    "atasan.jejak-sama-sesuai": "Penilai dan atasan penilainya orang yang sama. Untuk {dinilai} itu dibolehkan.",
    "atasan.jejak-sama-belum-terbaca": "Penilai dan atasan penilainya orang yang sama. Sumber yang kami baca menyebutnya hanya untuk "
    "{terbaca}; untuk jabatan ini dibiarkan, periksa pengaturan di kantor.",
}
