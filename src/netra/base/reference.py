"""Law rows the database itself checks against, brought from `law/data` into its table."""

from django.db import transaction

from netra.base.models import Reference
from netra.law.citation import cite
from netra.law.tables import rows

QUORUM = "quorum"


@transaction.atomic
def load_quorum() -> None:
    """The quorum rows stand as the data name them, keyed `tier:members`; others are gone."""
    kept = []
    for row in rows(QUORUM):
        citation = cite(row)
        found, _ = Reference.objects.update_or_create(
            table=QUORUM,
            key=f"{row['tier']}:{row['members']}",
            valid_from=row.get("from"),
            defaults={
                "valid_to": row.get("to"),
                "value": row["needed"],
                "certainty": str(citation.certainty),
                "citation": f"{citation.article}; {citation.title}".removeprefix("; "),
            },
        )
        kept.append(found.pk)
    Reference.objects.filter(table=QUORUM).exclude(pk__in=kept).delete()
