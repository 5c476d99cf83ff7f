"""The rules of timebanks, volunteering and awards, in plain Python: no I/O, no clock."""
