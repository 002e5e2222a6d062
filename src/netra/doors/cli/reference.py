"""Reference data: what the law's data name stands in the database."""


def load_reference() -> list[str]:
    """Quorum, areas, offices, elections stand as the law's data name them. Returns what loaded.

    Running it again changes nothing that has not changed in the data; if anything fails, nothing is
    changed.
    """
    # Imported here: commands and tests name this function before Django is set up.
    from django.db import transaction

    from netra.base.reference import load_quorum
    from netra.elections import actions as elections
    from netra.offices import actions as offices

    with transaction.atomic():
        load_quorum()
        offices.load_reference()
        elections.load_reference()
    return ["quorum", "offices", "elections"]
