"""`netra law`: one document, the law of the day, and errors that name field and remedy."""

import json
import subprocess
import sys
from typing import Any

import pytest

from netra.doors.cli import main as cli
from netra.doors.cli import reference
from netra.law.check import Problem

BALIKPAPAN = {
    "--act": "PN-02",
    "--election": "pilkada-2024",
    "--area": "64.71",
    "--on": "2024-10-20",
    "--employment": "PNS",
}


def run(capsys: pytest.CaptureFixture[str], *typed: str) -> tuple[int, dict[str, Any]]:
    code = cli.main([*typed, "--json"])
    said = capsys.readouterr()
    assert said.err == ""
    (line,) = said.out.splitlines()
    answer = json.loads(line)
    assert isinstance(answer, dict)
    return code, answer


def assess(capsys: pytest.CaptureFixture[str], **changed: str) -> tuple[int, dict[str, Any]]:
    options = BALIKPAPAN | {f"--{key}": value for key, value in changed.items()}
    return run(capsys, "law", "assess", *(part for pair in options.items() for part in pair))


def test_every_act_with_its_lists(capsys: pytest.CaptureFixture[str]) -> None:
    code, answer = run(capsys, "law", "acts")
    found = {act["code"]: act for act in answer["acts"]}
    assert (code, len(found)) == (0, 28)
    assert {"list": "SKB2022-DISIPLIN", "item": "D6"}.items() <= found["PN-02"]["lists"][1].items()
    assert found["PN-92"]["lists"] == []


def test_the_same_act_before_and_after_determination(capsys: pytest.CaptureFixture[str]) -> None:
    code, after = assess(capsys)
    assert (code, after["phase"], after["class"]) == (0, "after_determination", "discipline")
    assert after["sanctions"] == ["hukuman disiplin berat"]
    assert (after["determined_on"], after["contest"]["kind"]) == ("2024-09-22", "mayor")
    assert after["certainty"] == "press"
    assert (after["why_not"], after["result"]) == ([], None)
    assert any("22 September 2024" in text for text in after["why"])
    code, before = assess(capsys, on="2024-07-19")
    assert (before["phase"], before["class"]) == ("before_determination", "ethics")
    assert before["articles"] != after["articles"]


def test_facts_say_why_not(capsys: pytest.CaptureFixture[str]) -> None:
    line = [part for pair in (BALIKPAPAN | {"--act": "PN-03"}).items() for part in pair]
    said = ["--fact", "sign=partisan", "--fact", "published=no"]
    code, answer = run(capsys, "law", "assess", *line, *said)
    assert (code, answer["result"], answer["class"]) == (0, "does_not_fit", "not_applicable")
    (missing,) = answer["why_not"]
    assert "Foto diunggah" in missing
    assert any("Ada simbol" in text for text in answer["why"])
    assert cli.main(["law", "assess", *line, *said, "--lang", "en"]) == 0
    assert "Why not: Element missing: The photo was posted" in capsys.readouterr().out
    _, sure = run(capsys, "law", "assess", *line, "--fact", "only_voted=yes")
    assert (sure["result"], sure["instead"], sure["certainty"]) == ("allowed", ["PN-92"], "press")


@pytest.mark.parametrize("said", ["sign=yes", "sign", "colour=red"])
def test_a_fact_that_cannot_be_read_is_named(capsys: pytest.CaptureFixture[str], said: str) -> None:
    code, answer = assess(capsys, fact=said)
    assert (code, answer["field"]) == (2, "--fact")
    assert said in answer["error"]
    assert "netra law facts" in answer["remedy"]


def test_every_fact_with_its_values(capsys: pytest.CaptureFixture[str]) -> None:
    code, answer = run(capsys, "law", "facts")
    found = {each["key"]: each for each in answer["facts"]}
    assert (code, found["published"]["values"]) == (0, {"yes": "ya", "no": "tidak"})
    _, english = run(capsys, "law", "facts", "--lang", "en")
    assert english["facts"][0]["question"] == "Did the act take place?"


def test_the_answer_speaks_the_persons_language(capsys: pytest.CaptureFixture[str]) -> None:
    _, indonesian = assess(capsys)
    _, english = assess(capsys, lang="en")
    assert len(english["why"]) == len(indonesian["why"])
    assert not set(english["why"]) & set(indonesian["why"])
    assert english["sanctions"] != indonesian["sanctions"]


@pytest.mark.parametrize(
    ("said", "key"),
    [("pppk", "pppk"), ("CPNS", "cpns"), ("Polri", "polri"), ("kepala desa", "village_head")],
)
def test_employments_by_their_official_words(
    capsys: pytest.CaptureFixture[str], said: str, key: str
) -> None:
    code, answer = assess(capsys, employment=said)
    assert (code, answer["employment"]) == (0, key)
    assert (answer["class"] == "not_applicable") == (key in ("polri", "village_head"))


@pytest.mark.parametrize(
    ("option", "value", "remedy"),
    [
        ("act", "PN-77", "netra law acts"),
        ("election", "pilkada-1999", "pilkada-2024"),
        ("area", "99.99", "33.19"),
        ("area", "91.01", "93.01"),
        ("area", "balikpapan", "33.19"),
        ("on", "20-10-2024", "2024-10-20"),
        ("employment", "guru", "pns"),
    ],
)
def test_what_cannot_be_read_names_field_and_remedy(
    capsys: pytest.CaptureFixture[str], option: str, value: str, remedy: str
) -> None:
    code, answer = assess(capsys, **{option: value})
    assert (code, answer["ok"], answer["field"]) == (2, False, f"--{option}")
    assert remedy in answer["remedy"]


def test_a_missing_option_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    code, answer = run(capsys, "law", "assess", "--act", "PN-02")
    assert (code, answer["field"]) == (2, "--election")


def test_a_place_without_that_contest_hears_which_it_has(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, answer = assess(capsys, election="pilkada-2017")
    assert (code, answer["field"]) == (2, "--election")
    assert "pilkada-2024" in answer["remedy"]


def test_a_day_before_the_stages_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    _, answer = assess(capsys, on="2023-01-10")
    assert answer["phase"] == "before_determination"
    assert any("sebelum tahapan" in text for text in answer["open_questions"])


def test_a_day_after_the_contest_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    _, answer = assess(capsys, on="2026-01-10")
    assert any("sudah berakhir" in text for text in answer["open_questions"])


def test_an_election_without_determination_leaves_the_question_open(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from netra.law.elections import Contest

    monkeypatch.setattr(Contest, "determined_on", property(lambda _: None))
    _, before = assess(capsys, on="2024-08-26")
    assert (before["determined_on"], before["phase"]) == (None, "before_determination")
    assert any("belum ditetapkan" in text for text in before["open_questions"])
    _, after = assess(capsys, on="2024-08-27")
    assert (after["phase"], after["class"], after["sanctions"]) == ("unknown", "unsettled", [])


@pytest.mark.parametrize(
    ("on", "phase"),
    [
        ("2015-07-25", "before_determination"),  # registration opened on 26 July 2015
        ("2015-07-26", "unknown"),
        ("2018-02-10", "unknown"),
    ],
)
def test_a_determination_of_unknown_day_leaves_phase_and_class_open(
    capsys: pytest.CaptureFixture[str], on: str, phase: str
) -> None:
    asked = {"election": "pilkada-2015", "area": "32.06", "on": on, "lang": "en"}
    _, answer = assess(capsys, **asked)
    assert answer["phase"] == phase
    ended = any("contest had ended" in text for text in answer["open_questions"])
    assert ended == (on == "2018-02-10")
    if phase == "unknown":
        assert (answer["class"], answer["certainty"]) == ("unsettled", "unverified")
        assert (answer["articles"], answer["sanctions"], answer["gaps"]) == ([], [], [])
        assert any("When were this contest" in text for text in answer["open_questions"])
        assert not any("No published rule" in text for text in answer["open_questions"])


@pytest.mark.parametrize("line", [["fly"], ["law"], ["law", "guess"], ["clock", "--wings", "2"]])
def test_a_line_that_cannot_be_read_is_one_document_too(
    capsys: pytest.CaptureFixture[str], line: list[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([*line, "--json"])
    said = capsys.readouterr()
    assert (ended.value.code, said.err) == (2, "")
    assert json.loads(said.out)["error"].startswith("baris perintah tidak terbaca")


def test_a_person_reads_the_error_in_english_when_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["law", "assess", "--act", "PN-77", "--lang", "en"]) == 2
    assert "the catalogue has no act PN-77" in capsys.readouterr().err
    assert cli.main(["law", "assess", "--act", "PN-77"]) == 2
    assert "katalog tidak memuat" in capsys.readouterr().err


def test_the_law_is_asked_without_secrets_or_database() -> None:
    program = [sys.executable, "-m", "netra.doors.cli.main", "law", "acts", "--json"]
    done = subprocess.run(program, env={"PATH": ""}, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["ok"] is True


def test_nothing_is_loaded_while_the_data_err(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = Problem(file="contests.csv", row=3, column="to", remedy_id="perbaiki", remedy="mend it")
    loaded: list[str] = []
    monkeypatch.setattr(cli, "check", lambda: [fault])
    monkeypatch.setattr(reference, "load_reference", lambda: loaded)
    code, answer = run(capsys, "load-reference")
    assert (code, "rooms" in answer) == (1, False)
    assert answer["complaints"] == [
        {"file": "contests.csv", "row": 3, "column": "to", "remedy": "perbaiki"}
    ]
    assert cli.main(["check-data", "--lang", "en"]) == 1
    assert "contests.csv, row 3, to: mend it" in capsys.readouterr().err
