"""The law as the system knows it, to be read by everybody: each line with source and certainty."""
