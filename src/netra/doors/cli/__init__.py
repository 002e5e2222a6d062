"""The command line: `netra`."""
