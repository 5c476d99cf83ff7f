"""A strict local Bot API server with a page of phones, to try, teach, show and test with no token
and no internet.

It imports nothing of the bot and speaks HTTP only. `simulator.server.create_app(world)` makes the
web application, `python -m simulator` runs it alone.
"""
