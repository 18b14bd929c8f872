"""Indonesian for the few words that Qt itself shows (it ships no Indonesian translation)."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

_WORDS: dict[str, str] = {
    "OK": "OK", "&OK": "&OK", "Cancel": "Batal", "&Cancel": "&Batal", "&Close": "&Tutup", "Close": "Tutup",
    "&Yes": "&Ya", "&No": "&Tidak", "Yes": "Ya", "No": "Tidak", "&Save": "&Simpan", "Save": "Simpan",
    "Open": "Buka", "&Open": "&Buka", "Discard": "Buang", "Don't Save": "Jangan simpan", "Apply": "Terapkan",
    "Reset": "Atur ulang", "Help": "Bantuan", "Retry": "Coba lagi", "Abort": "Hentikan", "Ignore": "Abaikan",
    "&Undo": "&Urungkan", "&Redo": "&Ulangi", "Cu&t": "&Potong", "&Copy": "&Salin", "&Paste": "&Tempel",
    "Delete": "Hapus", "Select All": "Pilih semua", "&Delete": "&Hapus", "&Rename": "&Ganti nama",
    "Look in:": "Lihat di:", "File &name:": "&Nama berkas:", "Files of type:": "Jenis berkas:",
    "Save As": "Simpan sebagai", "Save as:": "Simpan sebagai:", "Directory:": "Folder:", "Back": "Kembali",
    "Forward": "Maju", "Parent Directory": "Folder di atasnya", "Create New Folder": "Buat folder baru",
    "List View": "Tampilan daftar", "Detail View": "Tampilan rinci", "&Choose": "&Pilih", "Choose": "Pilih",
    "New Folder": "Folder baru", "&New Folder": "&Folder baru", "Show ": "Tampilkan ",
    "Show &hidden files": "Tampilkan berkas &tersembunyi", "Name": "Nama", "Size": "Ukuran", "Type": "Jenis",
    "Date Modified": "Tanggal diubah", "My Computer": "Komputer ini", "Computer": "Komputer",
    "Find Directory": "Cari folder", "Open File": "Buka berkas", "Folder": "Folder", "Drive": "Drive",
    "%1 already exists.\nDo you want to replace it?": "%1 sudah ada.\nGanti berkas itu?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": "%1\nBerkas tidak ditemukan.\n"
    "Periksa lagi nama berkasnya.",
    "Print": "Cetak", "&Print": "&Cetak", "Copies": "Salinan", "Pages": "Halaman", "Print all": "Cetak semua",
    "Print range": "Rentang cetak", "Current Page": "Halaman ini", "Properties": "Properti",
    "Preview": "Pratinjau", "Options": "Pilihan", "Sidebar": "Bilah samping",
}  # fmt: skip


class QtWords(QTranslator):
    """Translates by source text, whatever the context; unknown texts stay as they are."""

    def isEmpty(self) -> bool:
        """Say that there is something inside (Qt drops empty translators)."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return the Indonesian words, or None."""
        del disambiguation, n
        return _WORDS.get(source) if context.startswith("Q") else None
