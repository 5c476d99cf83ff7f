"""Figures, side by side: `python -m tests.bench [AREA]`."""
