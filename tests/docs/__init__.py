"""The guides say what the code does."""
