"""Bounds that keep a foreign file within about 10 seconds and 300 MiB on the machine that reads it.

Real rosters stay far below: 60,000 people x 30 columns are 10 MB of zip and 90 MB of sheet XML.
"""

from __future__ import annotations

FILE_BYTES = 80 * 1024 * 1024
"""Largest file taken into memory; read once, so a file changed meanwhile cannot mix two states."""

FAST_PART_BYTES = 300_000_000
"""Largest unzipped part the native engine may see."""

STREAM_PART_BYTES = 200_000_000
"""Largest unzipped part our own streaming engines read."""

META_PART_BYTES = 32_000_000
"""Largest workbook.xml, styles.xml, relationships."""

ZIP_ENTRIES = 20_000

DENSE_CELLS = 3_120_000
"""The native engine keeps rows x columns of a sheet in memory, used or not: about 75 bytes each."""

TEXT_BYTES = 50_000_000
"""The native engine copies a shared string into each cell that shows it: texts of one sheet together."""

TEXT_FILE_BYTES = 48 * 1024 * 1024
"""Largest file that is plain text; decoded, it may take four times as much."""

STREAM_CELLS = 5_000_000
"""Most cells of one sheet our own engine reads."""

OTHER_ELEMENTS = 2_000_000
"""Most elements of one sheet that are no cells, beside four per cell."""

DEPTH = 100
"""Deepest nesting of XML; a spreadsheet needs about ten."""

RECORD_CHARS = 4_000_000
"""Longest record of delimited text, over however many lines."""

SHARED_ITEMS = 3_000_000
SHARED_CHARS = 60_000_000
TOKEN_BYTES = 4_000_000
"""Longest single XML token, so a tag or attribute without an end cannot grow for ever."""

CELL_CHARS = 1_000_000
"""Longest text of one cell; Excel's own limit is 32,767."""

SLOTS = 100_000_000
"""Cells handed out per sheet, counting the empty ones before a filled one."""

SHEETS = 1_000
"""Most sheets of one file."""

WALKED_BYTES = 400_000_000
"""Bytes walked through to read all sheets of a file that keeps them in one part, once each."""

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384
MERGES = 200_000
SPIN_COUNT = 1_000_000
"""Rounds of password hashing a file may demand; Excel writes 100,000."""
