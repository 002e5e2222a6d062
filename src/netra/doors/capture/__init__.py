"""Capture of a link: a browser that can reach nothing but our proxy, and what came through it."""
