"""Where a row of the law's data stands in the rule reader."""

from django.urls import reverse

from netra.doors.portal.law.rules import TOPICS


def law_row_url(file: str, key: str) -> str:
    """The address of the rows of `file` (`deadlines`) that speak of `key` (`handling`): the page of
    their topic and the anchor under which they stand together, whatever their dates.

    KeyError for a file no topic shows.
    """
    topic = {name: topic for topic, names in TOPICS.items() for name in names}[file]
    return f"{reverse('portal:law_rules', args=[topic])}#{file}-{key}"
