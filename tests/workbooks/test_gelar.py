"""Degrees around a name, one by one: written as people and offices write them, not as the reader keeps them."""

from __future__ import annotations

import pytest

from kinerja_desktop.workbooks import nama
from kinerja_desktop.workbooks.nama import Nama

SARJANA = (
    "S.P. S.Pd. S.Pd.I. S.Pd.SD. S.Pd.AUD. S.E. S.E.I. S.H. S.H.I. S.T. S.Th. S.Si. S.Sos. S.Sos.I. S.IP. S.STP. S.ST. S.TP. S.T.T. "
    "S.KM. S.Kep. S.Keb. S.Kom. S.I.Kom. S.Sn. S.S. S.Ag. S.Th.I. S.Pt. S.Pi. S.Gz. S.Farm. S.Ked. S.Psi. S.Stat. S.AP. S.Ak. S.Ars."
)
MAGISTER = (
    "M.H. M.M. M.T. M.A. M.Si. M.Sc. M.Pd. M.Pd.I. M.Kes. M.Kom. M.Kn. M.M.Kes. M.M.Pd. M.A.R.S. M.H.Kes. M.I.Kom. M.IP. M.T.P. M.S.E. "
    "M.Ag. M.Hum. M.Kep. M.P.H. M.B.A. M.AP. M.Ak. M.Psi. M.Farm. M.Epid. M.Stat. M.Ec.E. M.Tr. M.Ked. LL. LL.M. Ph.D. Dr. D.E.S.S."
)
AHLI_MADYA = (
    "A.Md. A.Md.Keb. A.Md.Kep. A.Md.Kom. A.Md.Gz. A.Md.Farm. A.Md.Ak. A.Md.Rad. A.M.K. A.M.KL. A.M.KG. A.M.G. A.M.AK. A.M.F. A.Ma. A.Ma.Pd. "
    "S.Tr.Keb. S.Tr.Kep. S.Tr.Kes. S.Tr.Sos. S.Tr.IP. S.Tr.Kom. S.Tr.Gz. S.T.Kes. S.T.Tr.K."
)
PROFESI = (
    "Ners. Ns. Apt. Ns.S.Kep. Ak. Akt. CA. CPA. CRMP. CGCAE. CSEP. Cert. CFrA. CA.Plan. Gr. Bdn. IPM. ASEAN. Eng. FISQua. "
    "Sp.OG. Sp.A. Sp.B. Sp.An. Sp.JP. Sp.M. Sp.KJ. Sp.Rad. Sp.KK. Sp.THTKL. Sp.PD. Sp.KS. Sp.OK. Sp.N."
)
BEHIND = [*SARJANA.split(), *MAGISTER.split(), *AHLI_MADYA.split(), *PROFESI.split()]


@pytest.mark.parametrize("degree", BEHIND)
def test_a_degree_leaves_the_name_with_dots_or_behind_a_comma(degree: str) -> None:
    assert nama.split(f"BUDI SANTOSO {degree}") == Nama("BUDI SANTOSO", None, degree)
    bare = degree.replace(".", "")
    assert nama.split(f"BUDI SANTOSO, {bare}") == Nama("BUDI SANTOSO", None, bare)


SURE = (
    "ST MT MM SH MH SKM SPd SPdI SPdSD MSi MSc MPd MPdI MKes SKep SKom SKeb SSos MKom MKn MHum MKep SGz SST SSTP SFarm SPsi MPsi AMd "
    "AMdKeb AMdKep AMdKom"
)


@pytest.mark.parametrize("degree", SURE.split())
def test_a_sure_degree_needs_neither_dot_nor_comma(degree: str) -> None:
    assert nama.split(f"SITI AMINAH {degree}") == Nama("SITI AMINAH", None, degree)


@pytest.mark.parametrize(
    "word", ["SE", "MA", "SS", "SIP", "SAG", "MAG", "SP", "SPI", "SPT", "MBA", "MPH", "MP"]
)
def test_what_may_be_a_name_is_a_degree_only_beside_another(word: str) -> None:
    assert nama.split(f"SITI {word}") == Nama(f"SITI {word}")
    assert nama.split(f"SITI {word} MM") == Nama("SITI", None, f"{word} MM")
    assert nama.split(f"SITI {word}, M.Si.") == Nama("SITI", None, f"{word}, M.Si.")


@pytest.mark.parametrize("title", ["Ir.", "Drs.", "Dra.", "Dr.", "drg.", "drh.", "Prof."])
def test_an_academic_title_in_front_makes_a_degree_of_it(title: str) -> None:
    assert nama.split(f"{title} SITI SE") == Nama("SITI", title, "SE")


@pytest.mark.parametrize("title", ["H.", "Hj.", "KH.", "R.", "Apt.", "Ns.", "Tgk.", "Apoteker.", "Ners."])
def test_other_titles_in_front_do_not(title: str) -> None:
    assert nama.split(f"{title} SITI SE") == Nama("SITI SE", title)


@pytest.mark.parametrize("title", ["Drs", "Dra", "Dr", "drg", "Prof", "Hj", "apt"])
def test_titles_that_are_titles_without_a_dot(title: str) -> None:
    assert nama.split(f"{title} SITI AMINAH") == Nama("SITI AMINAH", title)


@pytest.mark.parametrize("word", ["R", "H", "Ir", "KH", "Ns", "Tgk", "drh"])
def test_without_a_dot_these_stay_in_the_name(word: str) -> None:
    assert nama.split(f"{word} SITI AMINAH") == Nama(f"{word} SITI AMINAH")


@pytest.mark.parametrize(
    ("full", "expected"),
    [
        ("Ir.H.Samsul Contoh", Nama("Samsul Contoh", "Ir. H.")),
        ("drg.Lia", Nama("Lia", "drg.")),
        ("A.Samsul Contoh", Nama("A.Samsul Contoh")),
        ("Drs.", Nama("Drs.")),
        ("M.T.", Nama("M.T.")),
        ("BUDI SANTOSO **)", Nama("BUDI SANTOSO")),
        ("BUDI *", Nama("BUDI")),
        ("BUDI, Xy.Z.", Nama("BUDI", None, "Xy.Z.")),
        ("BUDI, Abcdefgh.Z.", Nama("BUDI, Abcdefgh.Z.")),
        ("BUDI S.E. , M.M.", Nama("BUDI", None, "S.E., M.M.")),
        ("", Nama("")),
    ],
)
def test_titles_glued_to_the_name_marks_and_what_is_left_alone(full: str, expected: Nama) -> None:
    assert nama.split(full) == expected


@pytest.mark.parametrize("behind", ["SPd MPd", "SPd, Contoh", "S.Pd Contoh", "Xy.Z. Contoh"])
def test_the_first_word_behind_a_comma_tells_whether_all_are_degrees(behind: str) -> None:
    assert nama.split(f"BUDI, {behind}") == Nama("BUDI", None, behind)
    assert nama.split("BUDI, CONTOH SPd").nama == "BUDI, CONTOH"
