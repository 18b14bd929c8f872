"""Many sheets: one file or many, complete or not at all, odd and even pages, offsets."""

from __future__ import annotations

import dataclasses
import errno
import io
import os
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from reportlab.pdfbase.pdfdoc import PDFPage, PDFStream

from kinerja_desktop.documents import batch
from kinerja_desktop.documents.batch import Duplex
from kinerja_desktop.documents.dokumen_evaluasi import DokumenEvaluasi
from kinerja_desktop.documents.kit import kanvas, terbit
from kinerja_desktop.documents.kit.geometri import Kertas, Tata
from kinerja_desktop.documents.preview import Pratinjau
from kinerja_desktop.foundation.errors import Cancelled, FileError
from kinerja_desktop.foundation.messages import sentence
from tests.documents.lembar_uji import build, load, text_lines


def people(count: int, long: tuple[int, ...] = ()) -> list[DokumenEvaluasi]:
    base = load("f7_a4_pns")[1]
    assert isinstance(base, DokumenEvaluasi)
    return [
        dataclasses.replace(
            base,
            pegawai=dataclasses.replace(base.pegawai, nama=f"Pegawai Nomor {n}"),
            meta=dataclasses.replace(base.meta, berkas=f"199001012015011{n:03}_2026_TW3_EVALUASI", kaki=f"Pegawai Nomor {n}"),
            catatan="panjang " * 900 if n in long else base.catatan,
        )
        for n in range(count)
    ]  # fmt: skip


def page_count(path: Path) -> int:
    document = pdfium.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def owners(path: Path) -> list[str]:
    """Return whose page each page is ('' for a blank back)."""
    found = [""] * page_count(path)
    for line in text_lines(path.read_bytes()):
        if line.text.startswith("Pegawai Nomor") and line.y > 285:
            found[line.page - 1] = line.text.strip()
    return found


class Watch:
    def __init__(self, stop_at: int = 10**9) -> None:
        self.seen: list[tuple[int, int]] = []
        self.stop_at = stop_at

    def step(self, done: int, total: int, what: str = "") -> None:
        self.seen.append((done, total))
        assert sentence(what)
        if done >= self.stop_at:
            raise Cancelled


def test_one_file_holds_everybody_in_order(tmp_path: Path) -> None:
    target, watch = tmp_path / "semua.pdf", Watch()
    done = batch.write(target, people(25), Kertas.F4, progress=watch)
    assert done == batch.Hasil((target,), 25, 25)
    assert owners(target) == [f"Pegawai Nomor {n}" for n in range(25)]
    assert watch.seen == [(10, 25), (20, 25), (25, 25)]
    assert list(tmp_path.iterdir()) == [target]


def test_models_may_come_from_a_generator(tmp_path: Path) -> None:
    done = batch.write(tmp_path / "a.pdf", (model for model in people(3)), total=3)
    assert done.lembar == 3


def test_cancel_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "semua.pdf"
    target.write_bytes(b"lama")
    with pytest.raises(Cancelled):
        batch.write(target, people(30), progress=Watch(stop_at=20))
    assert target.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [target]


def test_a_crash_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "semua.pdf"
    target.write_bytes(b"lama")

    def models() -> Any:
        yield from people(2)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        batch.write(target, models())
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [b"lama"]


def test_nobody_is_our_bug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no sheets"):
        batch.write(tmp_path / "a.pdf", [])
    assert not list(tmp_path.iterdir())


def test_a_target_that_cannot_be_replaced_is_said(tmp_path: Path) -> None:
    target = tmp_path / "semua.pdf"
    target.mkdir()
    with pytest.raises(FileError) as said:
        batch.write(target, people(1))
    assert said.value.code == "cetak.tidak-tertulis"
    assert "semua.pdf" in sentence(said.value.code, **said.value.args_)
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_drive_is_said_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileError) as said:
        batch.write(tmp_path / "a.pdf", people(1))
    assert said.value.code == "berkas.penuh"
    assert not list(tmp_path.iterdir())


def test_a_drive_that_fills_up_between_two_sheets_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Small(io.FileIO):
        def write(self, data: Any) -> int:
            if self.tell() + len(data) > 4_000:
                raise OSError(errno.ENOSPC, "No space left on device")
            return super().write(data)

    usual = Path.open
    monkeypatch.setattr(
        Path,
        "open",
        lambda path, mode, **how: Small(path, mode) if mode == "wb" else usual(path, mode, **how),
    )
    watch = Watch()
    with pytest.raises(FileError) as said:
        batch.write(tmp_path / "a.pdf", people(20), progress=watch)
    assert said.value.code == "berkas.penuh"
    assert watch.seen == [], "the last sheets were laid out for a file that could not take the first"
    assert not list(tmp_path.iterdir())


def test_pages_reach_the_file_while_others_are_drawn() -> None:
    target = io.BytesIO()
    (first, second) = people(2)
    canvas = kanvas.open_canvas(target, first.meta, Tata())
    before = target.tell()
    terbit.draw(canvas, batch.layout(first, Tata()))
    after_one = target.tell()
    terbit.draw(canvas, batch.layout(second, Tata()))
    assert before < after_one < target.tell()
    kept = [one for one in canvas._doc.idToObject.values() if isinstance(one, PDFStream | PDFPage)]  # type: ignore[attr-defined]
    assert not kept, "what was written is kept in memory"
    canvas.save()
    document = pdfium.PdfDocument(target.getvalue())
    assert len(document) == 2
    document.close()


def test_a_broken_emblem_is_said(tmp_path: Path) -> None:
    broken = dataclasses.replace(people(1)[0], lambang=b"\x89PNG\r\n\x1a\n bukan gambar")
    with pytest.raises(FileError) as said:
        batch.write(tmp_path / "a.pdf", [broken])
    assert said.value.code == "cetak.gambar-rusak"
    assert sentence(said.value.code)
    assert not list(tmp_path.iterdir())


def test_manual_duplex_gives_odd_then_even_pages_sheet_by_sheet(tmp_path: Path) -> None:
    done = batch.write(tmp_path / "semua.pdf", people(4, long=(1,)), duplex=Duplex.MANUAL)
    odd, even = done.berkas
    assert (odd.name, even.name) == ("semua-1-ganjil.pdf", "semua-2-genap.pdf")
    long_pages = batch.write(tmp_path / "satu.pdf", people(2, long=(1,))[1:]).halaman
    assert long_pages >= 2
    sheets = (long_pages + 1) // 2
    fronts = ["Pegawai Nomor 0"] + ["Pegawai Nomor 1"] * sheets + ["Pegawai Nomor 2", "Pegawai Nomor 3"]
    backs = [""] + ["Pegawai Nomor 1"] * (long_pages // 2) + [""] * (sheets - long_pages // 2) + ["", ""]
    assert owners(odd) == fronts
    assert owners(even) == backs


def test_manual_duplex_replaces_no_pages_that_are_there(tmp_path: Path) -> None:
    models = people(2, long=(1,))
    (tmp_path / "semua-2-genap.pdf").write_bytes(b"lama")
    done = [batch.write(tmp_path / "semua.pdf", models, duplex=Duplex.MANUAL) for _ in range(2)]
    assert [[path.name for path in one.berkas] for one in done] == [
        [f"semua-1-ganjil_ke-{n}.pdf", f"semua-2-genap_ke-{n}.pdf"] for n in (2, 3)
    ]
    assert (tmp_path / "semua-2-genap.pdf").read_bytes() == b"lama"


def test_manual_duplex_without_backs_is_one_file(tmp_path: Path) -> None:
    done = batch.write(tmp_path / "semua.pdf", people(3), duplex=Duplex.MANUAL)
    assert [path.name for path in done.berkas] == ["semua-1-ganjil.pdf"]
    assert [path.name for path in tmp_path.iterdir()] == ["semua-1-ganjil.pdf"]


def test_duplex_begins_everybody_on_a_front(tmp_path: Path) -> None:
    done = batch.write(tmp_path / "semua.pdf", people(3), duplex=Duplex.BOLAK_BALIK)
    assert owners(done.berkas[0]) == ["Pegawai Nomor 0", "", "Pegawai Nomor 1", "", "Pegawai Nomor 2", ""]
    assert done.halaman == 3


def test_one_file_per_person(tmp_path: Path) -> None:
    models = people(3)
    models.append(dataclasses.replace(models[0], meta=dataclasses.replace(models[0].meta, berkas="a/b:c*?.")))
    models.append(
        dataclasses.replace(
            models[0], meta=dataclasses.replace(models[0].meta, berkas=models[0].meta.berkas.lower())
        )
    )
    models.append(dataclasses.replace(models[0], meta=dataclasses.replace(models[0].meta, berkas="nul")))
    done = batch.write_each(tmp_path / "baru" / "folder", models)
    assert [path.name for path in done.berkas] == [
        "199001012015011000_2026_TW3_EVALUASI.pdf",
        "199001012015011001_2026_TW3_EVALUASI.pdf",
        "199001012015011002_2026_TW3_EVALUASI.pdf",
        "a_b_c_.pdf",
        "199001012015011000_2026_tw3_evaluasi_ke-2.pdf",
        "_nul.pdf",
    ]
    assert all(page_count(path) == 1 for path in done.berkas)
    assert done.berkas[1].read_bytes() == build(models[1])


def test_files_that_are_in_the_folder_stay_and_the_new_ones_keep_their_names(tmp_path: Path) -> None:
    models = people(3)
    first = batch.write_each(tmp_path, models[:2])
    before = {path: path.read_bytes() for path in first.berkas}
    other = [dataclasses.replace(one, catatan="Yang baru.") for one in models]
    places = []
    for chosen in (other[1:], other[:1], other[:1], other[2:]):
        done = batch.write_each(tmp_path, chosen)
        assert [path.name for path in done.berkas] == [f"{one.meta.berkas}.pdf" for one in chosen]
        places.append(done.berkas[0].parent.relative_to(tmp_path).as_posix())
    assert places == ["Cetakan_ke-2", "Cetakan_ke-2", "Cetakan_ke-3", "."]
    assert {path: path.read_bytes() for path in first.berkas} == before


def test_a_file_of_the_user_stays_also_in_other_letters(tmp_path: Path) -> None:
    [model] = people(1)
    mine = tmp_path / f"{model.meta.berkas.lower()}.PDF"
    mine.write_bytes(b"punya pengguna")
    done = batch.write_each(tmp_path, [model])
    assert done.berkas == (tmp_path / "Cetakan_ke-2" / f"{model.meta.berkas}.pdf",)
    assert mine.read_bytes() == b"punya pengguna"


def test_offset_and_margin_move_everything(tmp_path: Path) -> None:
    model = people(1)[0]
    plain = text_lines(build(model, "F4"))
    moved_file = batch.write(tmp_path / "a.pdf", [model], Kertas.F4, offset=(2, -3)).berkas[0]
    moved = text_lines(moved_file.read_bytes())
    assert [line.text for line in moved] == [line.text for line in plain]
    for old, new in zip(plain, moved, strict=True):
        assert new.x - old.x == pytest.approx(2, abs=0.01)
        assert new.y - old.y == pytest.approx(-3, abs=0.01)
    filed = text_lines(build(model, "F4", margin_kiri=20))
    assert min(line.x for line in filed) == pytest.approx(20, abs=0.01)
    assert max(line.right for line in filed) <= 200.1


def test_document_properties_name_form_revision_and_regulation() -> None:
    document = pdfium.PdfDocument(build(people(1)[0]))
    info = document.get_metadata_dict()
    document.close()
    assert info["Title"] == "Dokumen"
    assert "revisi=7K3F-9Q2M" in info["Keywords"]
    assert "regulasi=permenpanrb-6-2022" in info["Keywords"]
    assert info["Subject"].startswith("F7")
    assert b"/Lang (id-ID)" in build(people(1)[0])


def test_preview_shows_pages_as_pixels(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(build(load("rekap_f4")[1], "F4"))
    with Pratinjau(path) as shown:
        assert shown.halaman == 1
        assert shown.ukuran_mm(0) == pytest.approx((330, 215), abs=0.1)
        pixels = shown.render(0, dpi=72)
        assert (pixels.width, pixels.height) == (936, 610)
        assert len(pixels.data) == pixels.stride * pixels.height
        assert pixels.data[:3] == b"\xff\xff\xff"
        tinted = sum(1 for n in range(0, len(pixels.data), 4) if pixels.data[n] > pixels.data[n + 2] + 10)
        dark = sum(1 for n in range(0, len(pixels.data), 4) if pixels.data[n + 1] < 100)
        assert tinted > 5_000
        assert dark > 3_000
        grey = shown.render(0, dpi=72, grey=True)
        assert all(grey.data[n] == grey.data[n + 1] == grey.data[n + 2] for n in range(0, len(grey.data), 40))


def test_preview_of_something_else_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"bukan pdf")
    with pytest.raises(FileError) as said:
        Pratinjau(path)
    assert said.value.code == "cetak.pdf-rusak"
    assert "a.pdf" in sentence(said.value.code, **said.value.args_)
