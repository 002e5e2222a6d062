"""The officer who signs in, and the codes of his telephone."""

from datetime import date

from allauth.mfa.totp.internal import auth
from django.contrib.auth import get_user_model

from netra.offices import actions
from tests.rooms import factories

NAME, PASSWORD = "petugas.rekaan", "kata sandi yang panjang"


def enrol() -> None:
    """He may sign in and receives reports for a regency's office."""
    person = actions.enrol(username=NAME, name="Petugas Rekaan", password=PASSWORD)
    actions.appoint(
        person_id=person.id,
        office_id=factories.office(factories.REGENCY).id,
        capacity="intake_officer",
        valid_from=date(2024, 1, 1),
    )


def code(secret: str) -> str:
    """What his telephone shows now."""
    counter = next(auth.yield_hotp_counters_from_time())
    return str(auth.format_hotp_value(auth.hotp_value(secret, counter)))


def close() -> None:
    """He may no longer sign in."""
    person = get_user_model().objects.get(username=NAME)
    person.is_active = False
    person.save()
