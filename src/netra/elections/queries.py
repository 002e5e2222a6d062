"""Which contests a place is in on a day, when they run, and their letters in numbers; which decrees
were loaded."""

from dataclasses import dataclass
from datetime import date, datetime

from netra.elections.models import Contest, LoadedDecree
from netra.law import elections as law
from netra.law.elections import KnownDate
from netra.law.tables import Row


@dataclass(frozen=True, kw_only=True)
class Period:
    """When a contest runs, both days included; `begun` is what is known of its first day.

    `first` is the earliest day that it may have begun, where the day itself is not known.
    """

    begun: KnownDate
    first: date
    last: date


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """A decree somebody loaded. `row` is None for one that only takes `replaces` back; `in_force`
    until another takes its place. `name` is the number or title of what is loaded or taken back.
    """

    id: int
    key: str
    name: str
    row: Row | None
    replaces: str
    because: str
    person: str
    office: str
    at: datetime
    in_force: bool


def loaded_decrees() -> tuple[Loaded, ...]:
    """Every decree ever loaded, the last first. One query."""
    found = LoadedDecree.objects.select_related("person", "office", "replaces", "replaced_by")
    return tuple(
        Loaded(
            id=each.pk,
            key=each.key,
            name=_name(each),
            row=each.content,
            replaces=each.replaces.key if each.replaces else "",
            because=each.because,
            person=each.person.name,
            office=each.office.name,
            at=each.loaded_at,
            in_force=each.content is not None and not hasattr(each, "replaced_by"),
        )
        for each in found.order_by("-pk")
    )


def _name(loaded: LoadedDecree) -> str:
    row = loaded.content or (loaded.replaces.content if loaded.replaces else None) or {}
    return str(row.get("number") or row.get("title") or loaded.key)


def decrees_in_force(through: int | None = None) -> list[Row]:
    """The rows of the loaded decrees that hold, in the order they were loaded. One query.

    With `through` those that held when the decree of that number was the last one loaded.
    """
    found = LoadedDecree.objects.filter(content__isnull=False)
    if through is None:
        found = found.filter(replaced_by__isnull=True)
    else:
        found = found.filter(pk__lte=through).exclude(replaced_by__pk__lte=through)
    return [content for content in found.values_list("content", flat=True) if content]


def last_loaded() -> int:
    """The number of the decree loaded last; 0 if there is none. One query."""
    return LoadedDecree.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def contest_key(row: law.Contest) -> str:
    """`pilkada-2024:regent:33.19:2024-11-27`: the voting date, for areas that vote again."""
    return row.key


def contest(key: str) -> Contest:
    """The contest with that key and its election; `Contest.DoesNotExist` if there is none."""
    return Contest.objects.select_related("election").get(key=key)


def contests_for(area_code: str, on: date) -> list[Contest]:
    """Every contest of the law's data that runs in the place that day, the one asked for first.

    The vote that comes next goes before later ones, and those before a vote that is over; on one
    voting day the regency's goes before the province's, and that before the country's.
    """
    found = Contest.objects.filter(
        area_code__in=law.areas_of(area_code, on),
        runs_from__lte=on,
        runs_to__gte=on,
        retired=False,
    ).select_related("election")
    return sorted(found, key=lambda each: (*_nearness(each, on), law.kinds()[each.kind].order))


def contest_for(area_code: str, on: date) -> Contest | None:
    """The contest a place is asked for that day: the first of `contests_for`, or None."""
    return next(iter(contests_for(area_code, on)), None)


def period_of(contest: Contest) -> Period:
    """When the contest runs; `LookupError` if the law's data do not hold it."""
    row = law_row(contest)
    first, last = law.runs(row)
    return Period(begun=law.election(row.election_id).begun, first=first, last=last)


def before_stages(contest: Contest, on: date) -> bool | None:
    """Was that day before the contest's stages began? None if what is known does not tell."""
    return law.before_stages(law_row(contest), on)


def undetermined_since(contest: Contest) -> date | None:
    """As `law.elections.undetermined_since`; always where the law's data no longer hold it."""
    if contest.determined_on:
        return None
    try:
        return law.undetermined_since(law_row(contest))
    except LookupError:
        return date.min


def law_row(contest: Contest) -> law.Contest:
    """What the law's data say of the contest; `LookupError` if they do not hold it."""
    return law.contest(contest.election_id, contest.kind, contest.area_code, contest.voting_on)


def election_kind_letters(contest: Contest) -> str:
    """The contest's letters in a file's number: PG governor, PB regent, PW mayor."""
    return law.kinds()[contest.kind].letters


def _nearness(contest: Contest, on: date) -> tuple[bool, int]:
    day = contest.voting_on or date.max
    return day < on, abs((day - on).days)
