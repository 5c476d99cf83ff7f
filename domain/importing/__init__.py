"""Lists that other timebank software keeps: read from a file, recognised, checked row by row.

Everything here is a plain function of bytes and text. Nothing in a file is ever run: a cell that
begins with "=" is text. Formats and their faults: docs/importing.md.
"""
