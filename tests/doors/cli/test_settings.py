"""The environment: read by kind, refused with a sentence; secrets made once and kept."""

import datetime
import stat
from pathlib import Path

import pytest

from netra.environment import database, keys
from netra.environment import variables as environment
from netra.environment.variables import SettingError
from netra.settings import storage


def test_an_unset_variable_is_its_default() -> None:
    assert environment.number("PORT", {}) == 8000
    assert environment.flag("NETRA_DEMO", {}) is True
    assert environment.date("NETRA_DEMO_DATE", {}) == datetime.date(2024, 10, 17)


@pytest.mark.parametrize(
    ("read", "name", "value"),
    [
        (environment.number, "PORT", "eighty"),
        (environment.flag, "NETRA_DEMO", "perhaps"),
        (environment.date, "NETRA_DEMO_DATE", "17-10-2024"),
    ],
)
def test_nonsense_is_refused_by_name(read: object, name: str, value: str) -> None:
    assert callable(read)
    with pytest.raises(SettingError, match=name):
        read(name, {name: value})


def test_demo_makes_its_secrets_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secrets.env"
    for name in keys.NAMES:
        monkeypatch.delenv(name, raising=False)
    first = keys.load(path, demo=True)
    assert set(first) == set(keys.NAMES)
    assert all(len(bytes.fromhex(value)) == 32 for value in first.values())
    assert len(set(first.values())) == len(first)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert keys.load(path, demo=True) == first


def test_a_new_secret_is_added_without_changing_the_others(tmp_path: Path) -> None:
    path = tmp_path / "secrets.env"
    path.write_text("NETRA_DRAFT_KEY=aa\n")
    keys.create(path)
    assert keys.parse(path.read_text())["NETRA_DRAFT_KEY"] == "aa"
    assert set(keys.parse(path.read_text())) == set(keys.NAMES)


def test_service_refuses_to_start_without_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in keys.NAMES:
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(SettingError, match="NETRA_DRAFT_KEY"):
        keys.load(tmp_path / "secrets.env", demo=False)
    assert not list(tmp_path.iterdir())


def test_the_environment_goes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.create(tmp_path / "secrets.env")
    monkeypatch.setenv("NETRA_DRAFT_KEY", "bb")
    assert keys.load(tmp_path / "secrets.env", demo=False)["NETRA_DRAFT_KEY"] == "bb"


def test_a_database_address_is_read_whole() -> None:
    parsed = database.parse_url("postgresql://us%40er:p%2Fw@db.example:5433/netra?sslmode=require")
    assert parsed == {
        "NAME": "netra",
        "USER": "us@er",
        "PASSWORD": "p/w",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(SettingError, match="postgresql"):
        database.parse_url("sqlite:///netra.db")


def test_files_go_to_a_private_folder_or_to_s3() -> None:
    assert storage.blob_store("")["OPTIONS"]["file_permissions_mode"] == 0o600
    s3 = storage.blob_store("s3://evidence/one/two")
    assert s3["OPTIONS"]["bucket_name"] == "evidence"
    assert s3["OPTIONS"]["location"] == "one/two"
    assert s3["OPTIONS"]["querystring_auth"] is True
    with pytest.raises(SettingError):
        storage.blob_store("ftp://evidence")
