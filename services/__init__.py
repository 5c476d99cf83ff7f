"""What the community can do, one verb each: permission first, rule second, rows third, audit last.

Services know no wording and no Telegram: what they want said is queued as a key and its values.
"""
