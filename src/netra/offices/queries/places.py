"""Areas by code, and by what a person types."""

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from netra.law import areas as law
from netra.offices.models import Area, AreaParent
from netra.offices.queries.standing import valid


@dataclass(frozen=True, kw_only=True)
class PlaceCard:
    """A district or regency as a search shows it; `regency` is empty for a regency itself."""

    code: str
    name: str
    level: str
    regency: str
    province: str


def areas_below(code: str) -> list[tuple[str, str]]:
    """Code and name of the areas directly beneath, by name."""
    return list(Area.objects.filter(parent_id=code).order_by("name").values_list("code", "name"))


def villages(district_code: str) -> list[tuple[str, str]]:
    """Code and name of a district's villages, by name; from the list of areas, no query."""
    return sorted(
        ((each.code, each.name) for each in law.villages(district_code)),
        key=lambda village: village[1],
    )


def place(code: str) -> tuple[str, ...]:
    """The area's name and, for a district or village, its regency's. One query."""
    found = Area.objects.select_related("parent__parent").filter(code=code).first()
    if found is None:
        return ()
    regency = found
    while regency.parent is not None and regency.level not in ("regency", "province"):
        regency = regency.parent
    return (found.name,) if regency is found else (found.name, regency.name)


def area(code: str) -> tuple[str, str, str] | None:
    """Code, name and time zone of an area, or None."""
    return Area.objects.filter(code=code).values_list("code", "name", "zone").first()


def parent_on(code: str, on: date) -> str | None:
    """The area the area lay in on that day; None for the country. `Area.DoesNotExist` if none."""
    dated = AreaParent.objects.filter(valid(on), area_id=code).values_list("parent_id", flat=True)
    return dated.first() or Area.objects.get(code=code).parent_id


def search_places(text: str, *, limit: int = 20) -> list[PlaceCard]:
    """Districts and regencies that have every word typed (name, regency, province), else alike.

    Those whose own name it is come first, regencies before districts. At most two queries; nothing
    typed finds nothing.
    """
    typed = law.folded(text)
    if not typed:
        return []
    areas = Area.objects.filter(level__in=("regency", "district"))
    exact = areas
    for word in typed.split():
        exact = exact.filter(words__contains=word)
    own = ExpressionWrapper(Q(name__icontains=typed), output_field=BooleanField())
    ordered = exact.order_by(own.desc(), "-level", "words")
    likeness = TrigramWordSimilarity(typed, "words")
    alike = areas.filter(words__trigram_word_similar=typed).order_by(likeness.desc(), "words")
    found = _cards(ordered[:limit])
    return found or _cards(alike[:limit])


def _cards(found: QuerySet[Area]) -> list[PlaceCard]:
    return [_card(each) for each in found.select_related("parent__parent")]


def _card(found: Area) -> PlaceCard:
    above = found.parent
    regency = above if found.level == "district" else None
    province = regency.parent if regency else above
    return PlaceCard(
        code=found.code,
        name=found.name,
        level=found.level,
        regency=regency.name if regency else "",
        province=province.name if province else "",
    )
