"""BKN's formats by version, driven by resources/workbooks/bkn."""
