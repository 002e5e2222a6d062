"""Tables as files."""

import csv
from collections.abc import Iterable, Sequence

from django.http import HttpResponse


def as_csv(name: str, head: Sequence[str], lines: Iterable[Sequence[object]]) -> HttpResponse:
    """A CSV file (RFC 4180, UTF-8) of that name, for download."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    csv.writer(response).writerows([head, *lines])
    return response
