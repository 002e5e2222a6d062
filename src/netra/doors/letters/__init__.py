"""Letters: the papers an office prints, as PDF/A, from values only."""
