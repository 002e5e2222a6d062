"""HTML made comparable."""

import re


def plain(html: str) -> str:
    """The same HTML without differences of white space."""
    html = re.sub(r"\s+", " ", html)
    return re.sub(r"\s*(<[^>]*?)\s*(/?>)\s*", r"\1\2", html).strip()
