"""A broker's week, by talking: the timebank, its people, and the days of tests/conversations."""
