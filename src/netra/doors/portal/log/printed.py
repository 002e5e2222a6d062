"""A leaf as papers print it."""

from uuid import UUID

from netra.ledger import queries

_GROUP = 8


def printed_leaf(file_id: UUID) -> str:
    """The leaf of the act that opened the file, as 64 hexadecimal digits in groups; "" without."""
    leaf = queries.leaf_of_file(file_id)
    digits = leaf.hex() if leaf else ""
    return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))
