"""What can go wrong with a database, in words an operator can act on."""


class StorageError(Exception):
    """The database refused or failed; the text holds the cause and the cure, no personal data."""

    may_pass = False
    """Whether waiting and trying again can help."""


class Locked(StorageError):
    """Another program holds the database; trying again helps."""

    may_pass = True


class Unreachable(StorageError):
    """The database server doesn't answer; trying again may help."""

    may_pass = True


class ReadOnly(StorageError):
    """The database can be read but not written."""


class DiskFull(StorageError):
    """There is no room left to write; trying again helps once somebody has made room."""

    may_pass = True


class Conflict(StorageError):
    """A constraint or trigger of the schema refused a row."""
