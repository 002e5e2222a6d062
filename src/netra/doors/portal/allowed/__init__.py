"""The self-check: what the law of a day says of an act, for whoever asks before acting."""
