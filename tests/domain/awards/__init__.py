"""Rules of the awards."""
