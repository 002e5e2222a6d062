"""The acts of a case, in the order of the law."""

from netra.cases.actions.beside import (
    note_reported_measure,
    record_investigation_result,
    take_over,
    transfer_to_investigator,
)
from netra.cases.actions.finding import find_facts
from netra.cases.actions.meeting import Attending, Meeting, NoQuorum, Ruling
from netra.cases.actions.naming import name_respondent
from netra.cases.actions.plenary import (
    decide,
    declare_initial_information,
    fix_finding,
)
from netra.cases.actions.review import (
    complete_review,
    extend_handling,
    open_review,
    order_tracing,
    register,
    report_tracing,
)
from netra.cases.actions.work import (
    clarify,
    discuss_with_gakkumdu,
    invite,
    make_study,
    serve,
    supplement_study,
)

__all__ = [
    "Attending",
    "Meeting",
    "NoQuorum",
    "Ruling",
    "clarify",
    "complete_review",
    "decide",
    "declare_initial_information",
    "discuss_with_gakkumdu",
    "extend_handling",
    "find_facts",
    "fix_finding",
    "invite",
    "make_study",
    "name_respondent",
    "note_reported_measure",
    "open_review",
    "order_tracing",
    "record_investigation_result",
    "register",
    "report_tracing",
    "serve",
    "supplement_study",
    "take_over",
    "transfer_to_investigator",
]
