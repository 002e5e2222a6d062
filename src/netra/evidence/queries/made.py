"""What a machine could not make of evidence, and why, as the newest look at it says."""

from collections.abc import Mapping
from typing import Any

FACT, LACKS = "derived", "lacks"
"""Facts of an examination: by kind of derived thing "" or why there is none; programs missed."""


def not_made(facts: Mapping[str, Any]) -> dict[str, str]:
    """By kind (preview, poster, transcode, text) why there is none: a code of `deriving.REASONS`,
    "altered" or "nothing". {} where all was made, or nobody has looked yet.

    `facts` are those of `queries.looked.ExaminationLine`.
    """
    return {kind: why for kind, why in facts.get(FACT, {}).items() if why}
