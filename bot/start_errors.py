"""Why the program can't start."""


class StartError(Exception):
    """The program can't start; the text says why and what to do, in one line."""
