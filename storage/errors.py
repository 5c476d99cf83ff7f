"""What can go wrong with a database, in words an operator can act on."""


class StorageError(Exception):
    """The database refused or failed; the text holds the cause and the cure, no personal data."""

    may_pass = False
    """Whether waiting and trying again can help."""
    ours = True
    """Whether what we asked for is the cause, rather than the state of the database: the same
    again would fail again."""


class Locked(StorageError):
    """Another program holds the database; trying again helps."""

    may_pass = True
    ours = False


class Unreachable(StorageError):
    """The database server doesn't answer; trying again may help."""

    may_pass = True
    ours = False


class ReadOnly(StorageError):
    """The database can be read but not written."""

    ours = False


class DiskFull(StorageError):
    """There is no room left to write; trying again helps once somebody has made room."""

    may_pass = True
    ours = False


class Conflict(StorageError):
    """A constraint or trigger of the schema refused a row."""
