"""The only owner of openpyxl, python-calamine, lxml and msoffcrypto: cells in, cells out; no database."""
