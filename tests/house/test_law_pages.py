"""The reference pages hold every row of the law: none left out, none twice."""

from netra.doors.cli import law_rows
from netra.law.entries import entries, files


def test_every_file_has_a_page() -> None:
    grouped = [law_rows.group_of(file) for file in files()]
    assert set(grouped) == set(law_rows.GROUPS)


def test_every_row_has_a_line_with_its_source_certainty_and_day() -> None:
    for file in files():
        text = law_rows.page(law_rows.group_of(file))
        table = text.split(f"## `{file}`\n\n")[1].split("\n\n")[0].splitlines()[2:]
        cells = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in table]
        assert all(each[-1].startswith("20") for each in cells), file
        if file == law_rows.MANY:
            shown = sum(len(each[0].split(": ")[1].split()) for each in cells)
        else:
            shown = len(cells)
        assert shown == sum(len(each.rows) for each in entries(file)), file
