"""``python -m tests.acak``."""

from __future__ import annotations

import sys

from tests.acak.jalan import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
