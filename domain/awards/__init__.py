"""Civic Pride awards: rules of a round, its phases, who judges, votes and sees what."""
