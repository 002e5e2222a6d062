"""The catalogue of acts and how the law of a day classes each before and after determination."""

from netra.law.catalogue.acts import CatalogueAct, ClassRow, act, acts, class_term, classes
from netra.law.catalogue.assessing import assess
from netra.law.catalogue.assessment import Assessment, Result, Weighed

__all__ = [
    "Assessment",
    "CatalogueAct",
    "ClassRow",
    "Result",
    "Weighed",
    "act",
    "acts",
    "assess",
    "class_term",
    "classes",
]
