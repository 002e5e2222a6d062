"""How sure a row of the law is."""

from enum import StrEnum


class Certainty(StrEnum):
    """The one scale of the house; shown beside every value that is not read in the law."""

    TEXT = "text"
    OFFICIAL = "official"
    PRESS = "press"
    INFERRED = "inferred"
    UNVERIFIED = "unverified"
    CONTRADICTED = "contradicted"

    @property
    def is_law(self) -> bool:
        """True if the value may be presented as law: read in it, or said by its institution."""
        return self in (Certainty.TEXT, Certainty.OFFICIAL)
