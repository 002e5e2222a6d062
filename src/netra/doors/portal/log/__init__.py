"""The public log of all acts: what is signed, its tiles, and the proof of a receipt's leaf."""
