"""Ekspor BKN: cek kelengkapan, then the material for BKPSDM and for entry; never an official upload."""
