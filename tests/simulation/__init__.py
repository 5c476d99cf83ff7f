"""The whole system on a virtual clock, with people who do anything and everything failing."""
