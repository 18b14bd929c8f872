"""The monkey: presses, types, pastes, clicks and resizes at random on a sample office, and watches what comes of it.

Run: python3 packaging/run.py monyet [--menit 30] [--benih S]     or     python -m tests.monyet --menit 3
"""
