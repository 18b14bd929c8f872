"""The store of attachments: whole or not there, nothing written under another's lock, what is missing is told."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from kinerja_desktop.domain.codes import Predikat
from kinerja_desktop.foundation import berkas
from kinerja_desktop.foundation.errors import FileError, RefusedError, StorageError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.services import backup, lampiran, pegawai, perangkat, periksa, predikat_luar
from kinerja_desktop.services.kantor import open_kantor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.lampiran import BUKTI, LUAR, TTD, Lampiran, Rak
from kinerja_desktop.services.predikat_luar import IsianLuar
from kinerja_desktop.services.worker import InlineWorker
from tests.kantor_kecil import NIP, isi

PDF = b"%PDF-1.4\n" + b"isi pindaian" * 200_000


@pytest.fixture
def sumber(tmp_path: Path) -> Path:
    path = tmp_path / "Laporan.PDF"
    path.write_bytes(PDF)
    return path


def files(konteks: Konteks) -> list[str]:
    folder = konteks.kantor.folder
    return sorted(
        path.relative_to(folder).as_posix()
        for name in ("bukti", "lampiran")
        for path in (folder / name).rglob("*")
        if path.is_file()
    )


def test_every_shelf_names_files_as_it_always_did(konteks: Konteks, sumber: Path) -> None:
    hash_ = berkas.sha256(PDF)
    places = [lampiran.simpan(konteks, sumber, shelf).berkas for shelf in (BUKTI, TTD, LUAR)]
    assert places == [
        f"bukti/{hash_}.pdf", f"lampiran/ttd/{hash_[:32]}.pdf", f"lampiran/predikat/{hash_[:32]}.pdf",
    ]  # fmt: skip
    assert files(konteks) == sorted(places)
    assert lampiran.kenali(sumber, TTD) == (".pdf", hash_)
    found = lampiran.isi(konteks.kantor.folder)
    assert (found.jumlah, found.ukuran) == (3, 3 * len(PDF))


@pytest.mark.parametrize("shelf", [BUKTI, TTD])
def test_a_file_that_changes_while_it_is_copied_is_not_kept(
    konteks: Konteks, sumber: Path, monkeypatch: pytest.MonkeyPatch, shelf: Rak
) -> None:
    real = berkas.writing

    def meanwhile(target: Path) -> AbstractContextManager[Path]:
        with sumber.open("r+b") as handle:
            handle.seek(len(PDF) // 2)
            handle.write(b"disimpan program lain")
        return real(target)

    monkeypatch.setattr(berkas, "writing", meanwhile)
    with pytest.raises(FileError) as told:
        lampiran.simpan(konteks, sumber, shelf)
    assert told.value.code == "lampiran.berganti"
    assert sumber.name in sentence(told.value.code, **told.value.args_)
    assert files(konteks) == []


@pytest.mark.parametrize(
    ("shelf", "name", "content", "code"),
    [
        (BUKTI, "virus.EXE", b"x", "lampiran.program"),
        (BUKTI, "kosong.pdf", b"", "lampiran.kosong"),
        (TTD, "surat.docx", b"PK\x03\x04", "lampiran.jenis"),
        (TTD, "film.pdf", b"%PDF-" + bytes(20 * 1024 * 1024), "lampiran.besar"),
    ],
)
def test_what_is_not_taken_is_said(
    konteks: Konteks, tmp_path: Path, shelf: Rak, name: str, content: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(RefusedError) as told:
        lampiran.simpan(konteks, path, shelf)
    assert told.value.code == code
    assert name in sentence(told.value.code, **told.value.args_)
    assert files(konteks) == []


@pytest.mark.parametrize("name", ["tidak ada.pdf", "."])
def test_what_cannot_be_read_is_said(konteks: Konteks, tmp_path: Path, name: str) -> None:
    with pytest.raises(FileError) as told:
        lampiran.simpan(konteks, tmp_path / name, TTD)
    assert told.value.code == "lampiran.tidak-terbaca"
    assert sentence(told.value.code, **told.value.args_)


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "penuh"), (errno.EIO, "tidak-tersalin")])
def test_what_cannot_be_copied_is_said_of_the_users_file_and_leaves_nothing(
    konteks: Konteks, sumber: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    """The drive refuses one step of the copying after the other."""

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    for step in ("open", "write", "fsync", "replace"):
        for shelf in (BUKTI, LUAR):
            with monkeypatch.context() as patch:
                if step in {"open", "write"}:
                    patch.setattr(Path, "open", refusing(refuse, step))
                else:
                    patch.setattr(os, step, refuse)
                with pytest.raises(FileError) as refused:
                    lampiran.simpan(konteks, sumber, shelf)
            assert refused.value.code == f"lampiran.{code}", step
            told = sentence(refused.value.code, **refused.value.args_)
            assert "Laporan.PDF" in told
            assert berkas.sha256(PDF)[:8] not in told
            assert files(konteks) == []
    assert [lampiran.simpan(konteks, sumber, shelf).berkas for shelf in (BUKTI, LUAR)] == files(konteks)


def refusing(refuse: Callable[..., None], step: str) -> Callable[..., Any]:
    """Return `Path.open` on a drive that refuses to open, or to take a byte of, a part of ours."""
    real = Path.open

    class Full(io.FileIO):
        write = refuse  # type: ignore[assignment]  # whatever is written

    def opened(path: Path, mode: str = "r", *args: Any, **more: Any) -> Any:
        if path.suffix != ".bagian" or mode != "wb":
            return real(path, mode, *args, **more)
        if step == "open":
            refuse()
        return Full(path, "w")

    return opened


def test_nothing_is_copied_while_another_window_holds_the_office(
    konteks: Konteks, sumber: Path, tmp_path: Path
) -> None:
    isi(konteks, tmp_path)
    tono = next(row.id for row in pegawai.daftar(konteks) if row.nip == NIP["Tono"])
    lock = konteks.simpanan._lock
    assert lock is not None
    lock.release()
    window = open_kantor(konteks.kantor.folder, "Budi", hold=True, worker=InlineWorker())
    with pytest.raises(StorageError, match="sedang-dibuka"):
        predikat_luar.simpan(konteks, tono, IsianLuar("2025", Predikat.BAIK, "Dinas Kesehatan", scan=sumber))
    assert files(konteks) == []
    window.kantor.close()


def test_an_altered_file_is_not_shown_and_a_bad_copy_is_mended(konteks: Konteks, sumber: Path) -> None:
    folder = konteks.kantor.folder
    kept = lampiran.simpan(konteks, sumber, LUAR)
    path = lampiran.tempat(folder, kept)
    path.write_bytes(PDF[::-1])
    recorded = Lampiran(kept.berkas, kept.nama, kept.sidik)  # scans are recorded without their size
    with pytest.raises(FileError) as told:
        lampiran.tempat(folder, recorded)
    assert told.value.code == "lampiran.berubah"
    assert "lampiran/predikat" in sentence(told.value.code, **told.value.args_)
    assert list(lampiran.cacat(folder, [recorded, kept])) == [("berubah", recorded), ("berubah", kept)]
    assert lampiran.hilang(folder, [recorded]) == frozenset()
    lampiran.simpan(konteks, sumber, LUAR)
    assert lampiran.tempat(folder, recorded).read_bytes() == PDF
    path.unlink()
    assert lampiran.hilang(folder, [recorded]) == {kept.berkas}
    assert list(lampiran.cacat(folder, [recorded])) == [("hilang", recorded)]


def test_a_scan_of_elsewhere_is_looked_at_before_it_is_opened(
    konteks: Konteks, sumber: Path, tmp_path: Path
) -> None:
    isi(konteks, tmp_path)
    tono = next(row.id for row in pegawai.daftar(konteks) if row.nip == NIP["Tono"])
    predikat_luar.simpan(konteks, tono, IsianLuar("2025", Predikat.BAIK, "Dinas Kesehatan", scan=sumber))
    [row] = predikat_luar.daftar(konteks, [tono])
    predikat_luar.scan(konteks, row).write_bytes(PDF + b"!")
    with pytest.raises(FileError, match=r"lampiran\.berubah"):
        predikat_luar.scan(konteks, row)


def test_a_copy_brings_no_attachments_and_says_how_many_are_missing(
    konteks: Konteks, sumber: Path, tmp_path: Path
) -> None:
    isi(konteks, tmp_path)
    folder, fresh = konteks.kantor.folder, tmp_path / "komputer baru"
    tono = next(row.id for row in pegawai.daftar(konteks) if row.nip == NIP["Tono"])
    predikat_luar.simpan(konteks, tono, IsianLuar("2025", Predikat.BAIK, "Dinas Kesehatan", scan=sumber))
    assert perangkat.lampiran_hilang(konteks) == ()
    copy = backup.make_now(konteks).berkas
    konteks.kantor.close()
    assert backup.pulihkan(folder, copy).hilang == 0
    assert backup.pulihkan(fresh, copy).hilang == 1
    opened = open_kantor(fresh, worker=InlineWorker())
    [warned] = perangkat.lampiran_hilang(opened)
    assert "1 berkas lampiran" in sentence(warned.kode, **warned.args)
    [told] = periksa.periksa_data(opened).findings
    assert "Laporan.PDF" in sentence(told.code, **told.args)
    opened.kantor.close()
