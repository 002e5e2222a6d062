"""Places by the name somebody types: provinces, regencies and cities, from the law's own areas."""

from netra.law import areas
from netra.law.areas import AreaRow, folded, official_name

MOST = 12
"""So many places of a name are offered; more are not read on a phone."""


def find(typed: str) -> tuple[AreaRow, ...]:
    """The places whose official name has every word typed; only those called just so, if any are.

    At most `MOST`; none where nothing was typed.
    """
    words = folded(typed).split()
    if not words:
        return ()
    named = {
        each: folded(official_name(each)).split()
        for each in areas.areas()
        if each.level in ("province", "regency")
    }
    exact = [each for each, name in named.items() if name == words]
    found = exact or [each for each, name in named.items() if set(words) <= set(name)]
    return tuple(found[:MOST])
