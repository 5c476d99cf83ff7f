"""Nonsense at every entry: updates, buttons, links, words, files, settings and commands."""
