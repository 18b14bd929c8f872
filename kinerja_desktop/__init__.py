"""Kinerja Desktop: aplikasi luring untuk pengelolaan kinerja pegawai ASN.

An Indonesian government office keeps its roster, its ratings and its official evaluation sheets here,
and prepares from them the material that goes to BKN. This module imports nothing.
"""

__version__ = "0.1.0"
