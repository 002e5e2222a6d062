"""The list of faults without effect stays honest: every day by its lines, and by every campaign."""

from netra.environment.variables import ROOT
from tests.campaign.faults import Fault, equivalent, judged, tried

ONE, OTHER, THIRD = (Fault("a.py", "f", "x = 1", f"x = {n}") for n in (2, 3, 4))


def test_each_line_of_the_list_still_stands_in_its_file() -> None:
    listed = equivalent()
    assert listed
    for fault, why in listed.items():
        lines = [line.strip() for line in (ROOT / fault.file).read_text().splitlines()]
        assert fault.line in lines, fault
        assert fault.line != fault.becomes
        assert why


def test_a_listed_fault_is_counted_apart() -> None:
    found = judged([(ONE, True), (OTHER, False), (THIRD, False)], {OTHER: "speed"})
    assert (found.tried, found.noticed, found.equivalent) == (3, 1, 1)
    assert (found.of_all, found.of_those_with_effect) == (1 / 3, 1 / 2)
    assert (found.survivors, found.false) == ((THIRD,), ())


def test_a_listed_fault_that_is_noticed_or_gone_is_named() -> None:
    assert judged([(ONE, True), (OTHER, False)], {ONE: "speed"}).false == (ONE,)
    assert judged([(ONE, True), (ONE, False)], {ONE: "speed"}).false == (ONE,)
    assert judged([(ONE, True)], {THIRD: "speed"}).false == (THIRD,)


def test_a_dump_is_read_without_what_the_filter_took_out() -> None:
    change = '{"module_path": "a.py", "definition_name": "f"}'
    item = f'{{"job_id": "1", "mutations": [{change}]}}'
    diff = '"diff": "-x = 1\\n+x = 2"'
    dumped = "\n".join(
        f'[{item}, {{"worker_outcome": "{worker}", "test_outcome": "{outcome}", {diff}}}]'
        for worker, outcome in (("normal", "killed"), ("normal", "survived"), ("skipped", ""))
    ).replace("\n-", "\\n-")
    assert list(tried(dumped)) == [(ONE, True), (ONE, False)]
