"""Sentences about the distribution of predikat."""

from __future__ import annotations

_AKHIR = " Ini panduan, bukan larangan; pada unit kecil persentasenya sering tidak mungkin dipenuhi."

SENTENCES: dict[str, str] = {
    "distribusi.terbesar": (
        "Capaian {unit} {capaian}: menurut panduan kelompok terbesar ialah {predikat}, di sini {jumlah} dari {total} orang "
        "dan ada kelompok yang lebih besar. Bahas dengan pimpinan unit." + _AKHIR
    ),
    "distribusi.paling-banyak": (
        "Capaian {unit} {capaian}: menurut panduan {predikat} paling banyak {batas}%, di sini {persen}% "
        "({jumlah} dari {total} orang). Bahas dengan pimpinan unit." + _AKHIR
    ),
    "distribusi.paling-sedikit": (
        "Capaian {unit} {capaian}: menurut panduan {predikat} paling sedikit {batas}%, di sini {persen}% "
        "({jumlah} dari {total} orang). Bahas dengan pimpinan unit." + _AKHIR
    ),
    "distribusi.harus-ada": (
        "Capaian {unit} {capaian}: menurut panduan ada yang berpredikat {predikat}, di sini tidak seorang pun dari "
        "{total} orang. Bahas dengan pimpinan unit." + _AKHIR
    ),
    "distribusi.tidak-ada": (
        "Capaian {unit} {capaian}: menurut panduan tidak ada yang berpredikat {predikat}, di sini {jumlah} dari {total} "
        "orang. Bahas dengan pimpinan unit." + _AKHIR
    ),
}
