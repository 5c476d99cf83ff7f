"""Every sentence that the bot says: `<language>/<journey>.ftl`, in Project Fluent.

How to write one: docs/wording.md. Read by `handlers.wording` alone.
"""
