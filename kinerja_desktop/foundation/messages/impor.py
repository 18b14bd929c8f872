"""Sentences about reading foreign files: sheets, headers, rows, cells."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # --- progress
    "impor.langkah-baca": "Membaca baris",
    # --- files and sheets
    "impor.bukan-daftar-pegawai": (
        "{berkas} tidak memuat daftar pegawai yang dikenali: tidak ada judul kolom seperti NIP atau Nama dengan isi di bawahnya. "
        "Periksa berkasnya, atau tunjukkan sendiri sheet dan baris judulnya."
    ),
    "impor.tanpa-baris": (
        "{berkas} hanya berisi judul kolom; tidak ada baris di bawahnya, jadi tidak ada yang masuk. "
        "Isi barisnya, atau pilih berkas yang berisi data."
    ),
    "impor.bukan-daftar-unit": (
        "{berkas} tidak memuat daftar unit: tidak ada judul kolom nama unit (atau ID dan nama unor) dengan isi di bawahnya. Periksa berkasnya."
    ),
    "impor.bukan-daftar-atasan": (
        "{berkas} tidak memuat daftar atasan: perlu kolom unit (atau NPSN) dengan NIP kepala, atau NIP pegawai dengan NIP penilai."
    ),
    "impor.bukan-daftar-nilai": (
        "{berkas} tidak memuat daftar nilai: perlu kolom NIP dan kolom rating hasil kerja atau perilaku kerja."
    ),
    "impor.bukan-laporan-ekinerja": (
        "{berkas} bukan Laporan Penilaian SKP dari e-Kinerja: judul kolom nip, nama, hasil_kerja tidak ditemukan. Unduh ulang laporannya."
    ),
    "sheet.tersembunyi": (
        "Sheet {sheet} tersembunyi dan dibaca karena tidak ada sheet lain yang berisi daftar. Pastikan memang sheet ini yang dimaksud."
    ),
    "sheet.baris-tersembunyi": "{jumlah} baris tersembunyi (atau tersaring) ikut dibaca. Periksa apakah memang ikut diimpor.",
    "sheet.lain": "Sheet lain juga berisi daftar dan belum dibaca: {lain}. Pilih sheet itu bila perlu diimpor juga.",
    "sheet.tabel-samping": (
        "Mulai sel {sel} ada tabel pegawai kedua di samping tabel ini; orang di dalamnya belum dibaca. "
        "Pindahkan tabel itu ke bawah tabel pertama atau ke sheet lain, lalu impor lagi."
    ),
    # --- columns
    "kolom.ragu": (
        "Untuk {bidang} ada beberapa kolom yang sama cocoknya ({calon}). Dipakai kolom {pakai}; ganti bila bukan itu."
    ),
    "kolom.pribadi": "Kolom data pribadi tidak dibaca dan tidak disimpan: {kolom}.",
    "kolom.tanggal-campur": (
        "Kolom {kolom} mencampur tanggal hari/bulan dan bulan/hari. Tanggal yang bisa berarti dua dibaca {urutan}; periksa kolom ini."
    ),
    "kolom.bulan-dulu": "Tanggal di kolom {kolom} ditulis bulan/hari/tahun dan dibaca begitu.",
    # --- rows that are no person
    "baris.penomoran": "Baris {baris} hanya nomor kolom; dilewati.",
    "baris.bagian": "Baris {baris} hanya judul bagian “{isi}”; dilewati.",
    "baris.jumlah": "Baris {baris} adalah jumlah atau rekapitulasi; dilewati.",
    "baris.tanda-tangan": "Baris {baris} bagian dari tempat, tanggal dan tanda tangan; dilewati.",
    "baris.penjelasan": "Baris {baris} menjelaskan cara mengisi kolom; dilewati.",
    "baris.contoh": "Baris {baris} adalah contoh pengisian; dilewati. Hapus kata “contoh” bila ini pegawai sungguhan.",
    "baris.judul-ulang": "Baris {baris} mengulang judul kolom; dilewati.",
    "baris.tanpa-isi": "Baris {baris} hanya berisi nomor urut atau tanda kosong; dilewati.",
    "baris.lanjutan": "Baris {baris} melanjutkan baris {utama} (NIP atau tempat dan tanggal lahir di bawah nama); dibaca bersama.",
    "baris.tanpa-orang": "Baris {baris} tidak memuat NIP maupun nama; dilewati.",
    "baris.kembar": "Baris ini sama persis dengan {lain} (NIP {nip}, {nama}); dihitung satu.",
    "baris.tidak-dipilih": "Untuk NIP {nip} ({nama}) dipilih {lain}; baris ini dilewati.",
    # --- people
    "pegawai.bukan-asn": "{nama} (baris {baris}) tercatat bukan ASN; dilewati.",
    "pegawai.tanpa-nip": (
        "{nama} (baris {baris}) tidak ber-NIP dan tidak ada tanda bahwa ia ASN; dilewati. Isi NIP-nya bila ia ASN."
    ),
    "pegawai.nik": (
        "Di kolom NIP {nama} (baris {baris}) tertulis nomor 16 angka seperti NIK dan tidak ada tanda bahwa ia ASN; dilewati. "
        "Tulis NIP 18 angka bila ia ASN."
    ),
    "pegawai.status-beda": (
        "{nama} (baris {baris}) tercatat {tercatat}, tetapi nomornya berpola NI PPPK. Dibaca sebagai {dibaca}; periksa mana yang benar."
    ),
    "nama.kosong": "Nama untuk NIP {nip} kosong. Isi namanya.",
    "nip.ganda-beda": (
        "NIP {nip} ({nama}) juga ada di {lain} dengan isi berbeda ({beda}). Pilih baris yang benar, atau perbaiki NIP yang salah."
    ),
    "nip.rumus": "NIP di sel {sel} berupa rumus yang belum dihitung. Buka berkas di Excel, simpan lagi, lalu impor.",
    "nip.galat": "NIP di sel {sel} berisi galat rumus. Ganti dengan NIP-nya.",
    # --- cells
    "sel.galat": "Sel {sel} ({kolom}) berisi galat {isi}; tidak dibaca.",
    "sel.rumus": "Rumus di sel {sel} ({kolom}) belum dihitung; tidak dibaca. Buka berkas di Excel lalu simpan lagi bila perlu.",
    "tanggal.tidak-terbaca": "Tanggal “{isi}” di sel {sel} ({kolom}) tidak dapat dibaca dan dibiarkan kosong. Tulis seperti 31-01-2026.",
    "golongan.tidak-terbaca": "Golongan “{isi}” di sel {sel} tidak dikenali dan dibiarkan kosong. Tulis seperti III/d, atau IX untuk PPPK.",
    "golongan.tidak-lengkap": (
        "Golongan “{isi}” di sel {sel} bisa berarti PNS tanpa ruang atau PPPK; dibiarkan kosong. Tulis lengkap, misalnya III/d."
    ),
    "kelamin.tidak-terbaca": "Jenis kelamin “{isi}” di sel {sel} tidak dikenali dan dibiarkan kosong. Tulis L atau P.",
    # --- units and heads
    "unit.tanpa-nama": "Baris {baris} tidak memuat nama unit; isi namanya.",
    "unit.ganda": "Unit dengan id atau kode {kunci} ada lebih dari sekali (juga baris {lain}) dengan isi berbeda; perbaiki salah satu.",
    "unit.kembar": "Baris {baris} mengulang unit {nama} dari baris {lain}; dihitung satu.",
    "unit.induk-tidak-ada": "Induk unit {nama} ({induk}) tidak ada di berkas ini; cocokkan dengan unit yang sudah ada atau perbaiki.",
    "unit.induk-ganda": (
        "Unit {nama} tertulis di bawah {induk}, tetapi beberapa unit di berkas ini bernama begitu; dibaca tanpa induk. "
        "Beri kolom id, atau pindahkan unit itu di layar Unit."
    ),
    "unit.induk-sendiri": "Unit {nama} tertulis sebagai induknya sendiri; dibaca tanpa induk.",
    "atasan.tanpa-unit": "Baris {baris} tidak menyebut unit, NPSN, atau NIP pegawai; lengkapi.",
    "atasan.diri-sendiri": "NIP {nip} tertulis menilai dirinya sendiri; isi NIP penilainya.",
    "atasan.kosong": "Baris {baris} ({unit}) belum menyebut kepala atau penilai; dilewati.",
    # --- ratings
    "nilai.angka-tanpa-arti": (
        "Rating “{isi}” di sel {sel} hanya angka. SIASN memakai 1 untuk yang terbaik, banyak daftar Excel memakai 3: "
        "pilih dahulu arti angkanya, atau tulis Di Atas, Sesuai, Di Bawah."
    ),
    "nilai.tidak-terbaca": "Rating “{isi}” di sel {sel} tidak dikenali. Tulis Di Atas, Sesuai, atau Di Bawah.",
    "nilai.rumus": "Rating di sel {sel} berupa rumus yang belum dihitung. Buka berkas di Excel, simpan lagi, lalu impor.",
    "nilai.galat": "Rating di sel {sel} berisi galat rumus ({isi}). Tulis Di Atas, Sesuai, atau Di Bawah.",
    "nilai.kosong": "Baris {baris} (NIP {nip}) belum berisi rating; dilewati.",
    "nilai.predikat-tidak-terbaca": "Predikat “{isi}” di sel {sel} tidak dikenali dan tidak dibandingkan.",
    "nilai.ganda": "NIP {nip} ada lebih dari sekali dengan nilai berbeda (juga baris {lain}). Sisakan baris yang benar.",
    "nilai.kembar": "Baris {baris} mengulang nilai NIP {nip} dari baris {lain}; dihitung satu.",
    # --- e-Kinerja
    "laporan.bahan-sendiri": "Ini bahan ekspor dari aplikasi ini, bukan laporan dari e-Kinerja. Isinya data "
    "kantor sendiri, jadi tidak membuktikan apa yang tercatat di e-Kinerja. Unduh Laporan Penilaian SKP dari e-Kinerja.",
    "laporan.tanpa-nip": "Baris {baris} laporan tidak memuat NIP; dilewati.",
    "laporan.nip-rusak": "NIP {nama} (baris {baris}) di laporan sudah rusak ({isi}); dicocokkan lewat cara lain. Unduh ulang laporannya bila bisa.",
    # --- the workbook to be mended
    "perbaikan.judul-kolom": "Perlu diperbaiki",
}
