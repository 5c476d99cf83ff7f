"""Versioned migrations: `NNNN_name.sql`, each with an `-- up` and a `-- down` part.

`{id}` stands for a growing number as primary key. Lines between `-- sqlite` or `-- postgres` and
`-- both` belong to that database alone.
"""
