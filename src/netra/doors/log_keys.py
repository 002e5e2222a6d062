"""The public log's name and keys, for the doors that sign and for those that show them."""

from django.conf import settings

from netra.ledger import actions
from netra.ledger.tree.notes import Signer, Verifier


def signers() -> tuple[Signer, ...]:
    """The keys that sign, the newest first."""
    return tuple(Signer(settings.NETRA_LOG_ORIGIN, key) for key in settings.NETRA_LOG_KEYS)


def verifiers() -> tuple[Verifier, ...]:
    """Their public halves."""
    return tuple(each.verifier for each in signers())


def bring_up_to_date() -> int:
    """Every act that waited is in the tree, and the tree is signed. Returns how many entered.

    Raises `ledger.actions.Forked` where the tree does not begin with what was signed.
    """
    entered = 0
    while more := actions.enter():
        entered += more
    actions.sign(origin=settings.NETRA_LOG_ORIGIN, signers=signers())
    return entered
