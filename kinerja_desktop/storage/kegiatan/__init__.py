"""Kegiatan harian: millions of small rows, a file of their own for every year beside the office's database."""
