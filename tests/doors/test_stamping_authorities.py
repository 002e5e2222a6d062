"""The file of authorities is taken whole or not at all, and what is wrong in it is named."""

from pathlib import Path

import pytest

from netra.doors.stamping_authorities import BadAuthorities, read
from tests.harness.stamping import Authority


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = Authority(tmp_path_factory.mktemp("stamps") / "pem", middle=True)
    (made.folder / "empty.pem").write_text("")
    (made.folder / "broken.pem").write_text(made.roots.replace("MII", "MIJ", 1))
    return made.folder.parent


GOOD = {"name": '"Waktu"', "url": '"https://waktu.example/tsr"', "roots": '"pem/root.pem"'}


def written(folder: Path, *rows: dict[str, str]) -> Path:
    file = folder / "authorities.toml"
    lines = (["[[authority]]", *(f"{key} = {value}" for key, value in row.items())] for row in rows)
    file.write_text("\n".join(line for row in lines for line in row))
    return file


def test_what_is_read(folder: Path) -> None:
    more = {"name": '"Dua"', "roots": '"pem/root.pem"', "minutes": "10"}
    one, two = read(written(folder, GOOD, {**more, "intermediates": '"pem/middle.pem"'}))
    assert (one.name, one.url, one.minutes) == ("Waktu", "https://waktu.example/tsr", 60)
    assert (two.name, two.url, two.minutes) == ("Dua", "", 10)
    assert one.roots == two.roots == (folder / "pem" / "root.pem").read_text()
    assert (one.intermediates, two.intermediates) == ("", (folder / "pem/middle.pem").read_text())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", '""'),
        ("name", "3"),
        ("name", '"a\\nb"'),
        ("name", f'"{"a" * 101}"'),
        ("url", '"file:///etc/passwd"'),
        ("url", '"ftp://waktu.example"'),
        ("url", '"https://"'),
        ("url", '"https://[x"'),
        ("url", "3"),
        ("minutes", "0"),
        ("minutes", "true"),
        ("minutes", '"60"'),
        ("minutes", "99999"),
        ("roots", '"pem/none.pem"'),
        ("roots", '"pem"'),
        ("roots", '"pem/empty.pem"'),
        ("roots", '"pem/broken.pem"'),
        ("roots", '"pem/tsa.key"'),
        ("intermediates", '"pem/none.pem"'),
        ("colour", '"red"'),
    ],
)
def test_what_is_wrong_is_named(folder: Path, field: str, value: str) -> None:
    second = {**GOOD, "name": '"Dua"', field: value}
    with pytest.raises(BadAuthorities) as met:
        read(written(folder, GOOD, second))
    assert (met.value.number, met.value.field) == (2, field)


@pytest.mark.parametrize("missing", ["name", "roots"])
def test_what_is_missing_is_named(folder: Path, missing: str) -> None:
    with pytest.raises(BadAuthorities) as met:
        read(written(folder, {key: value for key, value in GOOD.items() if key != missing}))
    assert (met.value.number, met.value.field) == (1, missing)


def test_a_name_stands_once(folder: Path) -> None:
    with pytest.raises(BadAuthorities) as met:
        read(written(folder, GOOD, GOOD))
    assert (met.value.number, met.value.field) == (2, "name")


@pytest.mark.parametrize("text", ["", "authority = 3", "authority = [3]", "[[authority", "\xff"])
def test_a_file_without_authorities(tmp_path: Path, text: str) -> None:
    file = tmp_path / "authorities.toml"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(BadAuthorities) as met:
        read(file)
    assert met.value.number == 0
    with pytest.raises(BadAuthorities):
        read(tmp_path / "none")
