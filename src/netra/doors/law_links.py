"""Where a row of the law's data stands in the rule reader."""

from urllib.parse import urlencode

from django.urls import reverse

from netra.law.amending import slug
from netra.law.entries import anchor
from netra.law.glossary import entry

TOPICS: dict[str, tuple[str, ...]] = {
    "tenggat": (
        "deadlines", "deadlines_criminal", "deadlines_personnel", "deadlines_none", "step_ends",
        "step_stages",
    ),
    "penghitungan-hari": (
        "counting", "deadlines_pauses", "regional_days", "decrees", "counting_reasons",
    ),
    "penerimaan": ("requirements", "exits", "windows", "channels", "access_modes"),
    "unsur": ("elements", "exceptions"),
    "pertanyaan": ("facts", "reasons"),
    "keputusan": ("quorum", "grounds", "unsealing"),
    "alur": ("procedure", "stages", "capacities", "retention"),
    "peraturan": ("regulations", "regulation_changes", "bases", "rule_versions"),
    "surat": ("forms", "numbering", "tiers"),
    "lembaga": ("offices", "office_rules", "office_facts", "agencies"),
    "angka": ("publication",),
    "istilah": ("glossary",),
}  # fmt: skip
"""Topic, as it stands in addresses, and the data it shows."""

PAGES: dict[str, str] = {
    "sanctions": "law_sanctions",
    "sanction_rules": "law_sanctions",
    "addressees": "law_competence",
    "area_history": "law_competence",
    "merit_authorities": "law_competence",
    "merit_regional_offices": "law_competence",
    "employment_questions": "law_acts",
    "violation_lists": "law_lists",
    "election_kinds": "law_elections",
    "election_names": "law_elections",
    "election_stages": "law_elections",
}
"""Data with a page of their own, and its name."""

IN_OTHERS = (
    "contests",
    "elections",
    "gaps",
    "violation_classes",
    "violation_list_items",
    "violations",
)
"""Data that stand on the page of an act, a list, an election, or in the register of gaps."""

LETTER = "huruf"
"""The glossary is read a letter at a time."""

PROVINCE = "wilayah"
"""The contests of an election are read a province at a time."""


def law_row_url(file: str, key: str) -> str:
    """The address of the rows of `file` (`deadlines`) that speak of `key` (`handling`): the page of
    their topic and the anchor under which they stand together, whatever their dates.

    `key` is that of `netra.law.entries`. KeyError for a file no page shows.
    """
    if file == "gaps":
        return f"{reverse('portal:law_gaps')}#{key}"
    return f"{_page(file, key)}#{anchor(file, key)}"


def is_shown(file: str) -> bool:
    """True if the reader has a place for the data file."""
    return file in PAGES or file in IN_OTHERS or any(file in names for names in TOPICS.values())


def regulation_url(regulation: str) -> str:
    """The address of a regulation the data name (`PP 94/2021`)."""
    return reverse("portal:law_regulation", args=[slug(regulation)])


def letter_of(key: str) -> str:
    """The letter under which a term stands: the first of its official word."""
    return entry(key).id[0].lower()


def _page(file: str, key: str) -> str:
    first, _slash, rest = key.partition("/")
    if file in ("violations", "violation_classes"):
        return reverse("portal:law_act", args=[key])
    if file == "violation_list_items":
        return reverse("portal:law_list", args=[first])
    if file == "elections":
        return reverse("portal:law_election", args=[first])
    if file == "contests":
        province = rest.split("/")[1][:2]
        page = reverse("portal:law_election", args=[first])
        return _with(page, PROVINCE, province) if province.isdecimal() else page
    if file in PAGES:
        return reverse(f"portal:{PAGES[file]}")
    topic = {name: topic for topic, names in TOPICS.items() for name in names}[file]
    page = reverse("portal:law_rules", args=[topic])
    return _with(page, LETTER, letter_of(key)) if file == "glossary" else page


def _with(page: str, name: str, value: str) -> str:
    return f"{page}?{urlencode({name: value})}"
