"""The casework of the story."""

import re
from datetime import date

from tests.journeys.citizen import RESPONDENT
from tests.journeys.walker import Walker


def casework(walker: Walker) -> None:
    """Gakkumdu, invitation with proof, questions and answers, the study with its elements."""
    invited(walker)
    heard_and_studied(walker)


def invited(walker: Walker) -> None:
    """The first discussion; an invitation with its proof."""
    walker.as_("caseworker")
    walker.act(
        "discuss_with_gakkumdu",
        ordinal="1",
        institutions=["bawaslu", "police", "prosecutor"],
        articles="Pasal 188 jo. Pasal 71 UU Pemilihan",
        conclusion="open",
    )
    walker.act(
        "invite",
        whom=re.compile(RESPONDENT),
        number="031/PP.01.02/K/10/2024",
        for_at=(18, 10, 2024, "09.00"),
        place="Kantor Bawaslu Kabupaten Kudus",
    )
    walker.act("serve", invitation=re.compile("031"), proof="diterima langsung, tanda terima 12")
    walker.on(date(2024, 10, 19))


def heard_and_studied(walker: Walker) -> None:
    """Questions and answers, the second discussion, the study."""
    walker.act(
        "clarify",
        invitation=re.compile("031"),
        came="yes",
        under_oath=True,
        read_back=True,
        signed=True,
        question_1="Apakah Saudara hadir?",
        answer_1="Ya, atas undangan warga.",
        at=(18, 10, 2024, "09.30"),
    )
    walker.act(
        "discuss_with_gakkumdu",
        ordinal="2",
        institutions=["bawaslu", "police", "prosecutor"],
        articles="Pasal 188 jo. Pasal 71 UU Pemilihan",
        conclusion="not_a_crime",
    )
    walker.act(
        "study",
        {"met_": "yes"},
        facts_found="Ajakan disampaikan di balai desa.",
        analysis="Unsur terpenuhi.",
        conclusion="Dugaan pelanggaran netralitas.",
    )
    text = walker.section("penanganan")
    assert "Apakah Saudara hadir?" in text
    assert "tanda terima 12" in text
