"""Text a stranger wrote, shown so that it cannot pretend to be something else."""

import unicodedata

from markupsafe import Markup, escape

# Format controls (Cf: bidi overrides, zero-width, soft hyphen), other controls, and fillers
# that print as nothing; Unicode TR 36 §2 and TR 39 §5.
_BLANKS = {"\u115f", "\u1160", "\u3164", "\uffa0", "\u2800"}
_KEPT = {"\n", "\t", "\r"}


def neutralise(text: str) -> Markup:
    """Return `text` escaped, isolated by `<bdi>`, each invisible character written as a mark."""
    return Markup("<bdi>{}</bdi>").format(Markup("").join(_shown(char) for char in str(text)))


def _shown(char: str) -> Markup:
    hidden = char in _BLANKS or (unicodedata.category(char) in {"Cc", "Cf"} and char not in _KEPT)
    if not hidden:
        return escape(char)
    return Markup('<span class="invisible-char">[U+{}]</span>').format(f"{ord(char):04X}")
