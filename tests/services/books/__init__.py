"""Random histories of every kind of exchange; what they share, and what people do in them."""
