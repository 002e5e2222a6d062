"""Cases: review, registration, clarification, study, plenary."""

from netra.cases.models.beside import MEASURES, InvestigationResult, ReportedMeasure, Transfer
from netra.cases.models.case import ActFinding, AllegedAct, Case, Respondent
from netra.cases.models.plenary import Attendance, Plenary, PlenaryOutcome, Vote
from netra.cases.models.review import InitialReview, RequirementCheck, Tracing
from netra.cases.models.work import (
    CONCLUSIONS,
    CRIME_GOES_ON,
    Answer,
    Clarification,
    GakkumduDiscussion,
    Invitation,
    Study,
    StudyElement,
)

__all__ = [
    "CONCLUSIONS",
    "CRIME_GOES_ON",
    "MEASURES",
    "ActFinding",
    "AllegedAct",
    "Answer",
    "Attendance",
    "Case",
    "Clarification",
    "GakkumduDiscussion",
    "InitialReview",
    "InvestigationResult",
    "Invitation",
    "Plenary",
    "PlenaryOutcome",
    "ReportedMeasure",
    "RequirementCheck",
    "Respondent",
    "Study",
    "StudyElement",
    "Tracing",
    "Transfer",
    "Vote",
]
