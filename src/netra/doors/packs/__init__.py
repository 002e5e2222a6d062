"""Case packs: a file, and everything needed to check it without us, in one archive."""
