"""What the window frees goes back to the system."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

PROBE = """
import ctypes, json, sys
from kinerja_desktop.foundation import memory

class Counts(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()]

library = ctypes.CDLL(None)
library.mallinfo.restype = Counts
if sys.argv[1] == "told":
    memory.given_back_soon()
freed = bytearray(16 << 20)
del freed  # from now on glibc would put what is smaller into its heap
before = library.mallinfo()
kept = [bytearray(1 << 20) for _ in range(4)]
mapped = library.mallinfo().hblks - before.hblks

def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1])

small = [bytearray(4_000) for _ in range(8_000)]
stays = small[::100]
stays.append(bytearray(4_000))  # the end of the heap is taken, so nothing is given back by itself
del small
full = resident()
memory.give_back()
print(json.dumps([mapped, full - resident()]))
"""


def probe(how: str) -> list[int]:
    done = subprocess.run([sys.executable, "-c", PROBE, how], capture_output=True, text=True, check=True)
    found: list[int] = json.loads(done.stdout)
    return found


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Windows gives back by itself")
def test_large_blocks_are_mappings_of_their_own() -> None:
    assert probe("left alone")[0] == 0
    assert probe("told")[0] == 4


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Windows gives back by itself")
def test_free_pages_between_what_stays_are_given_back() -> None:
    assert probe("told")[1] > 4_000  # of 8,000 pages
