"""The tree itself: hashes, proofs, tiles, signed notes. Bytes and texts, no Django, no clock."""
