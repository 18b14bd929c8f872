"""Sentences of the screen Pemetaan atasan and of its undoing."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "atasan.urung-berubah": "Kepala unit atau penilai yang sama sudah diubah lagi sesudah langkah ini, jadi tidak diurungkan. "
    "Periksa isinya sekarang di Pemetaan atasan, lalu betulkan dengan tangan.",
    "atasan.layar-pembenah-operator_unit": "Operator unit",
    "atasan.layar-pembenah-kepegawaian": "Bagian kepegawaian",
    "atasan.layar-pembenah-pimpinan_unit": "Pimpinan unit",
}
