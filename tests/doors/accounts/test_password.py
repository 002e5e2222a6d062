"""An officer changes his own password; a wrong or weak one changes nothing."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from tests.doors.accounts import officer

pytestmark = pytest.mark.django_db

NEW = "tiga kata yang lain"


@pytest.fixture(autouse=True)
def signed_in(client: Client) -> None:
    officer.enrol()
    client.force_login(get_user_model().objects.get(username=officer.NAME))


def send(client: Client, root: str, **said: str) -> Any:
    whole = {"oldpassword": officer.PASSWORD, "password1": NEW, "password2": NEW, **said}
    return client.post(f"{root}/akun/sandi/baru/", whole)


def is_password(text: str) -> bool:
    return bool(get_user_model().objects.get(username=officer.NAME).check_password(text))


def test_the_new_password_holds_and_other_sessions_end(client: Client, root: str) -> None:
    elsewhere = Client()
    elsewhere.force_login(get_user_model().objects.get(username=officer.NAME))
    assert send(client, root)["Location"] == f"{root}/akun/"
    assert is_password(NEW)
    assert client.get(f"{root}/meja/").status_code == 200
    assert elsewhere.get(f"{root}/meja/").status_code == 302


@pytest.mark.parametrize(
    "said",
    [
        {"oldpassword": "bukan ini"},
        {"password2": "tiga kata yang keliru"},
        {"password1": "pendek", "password2": "pendek"},
        {"password1": "", "password2": ""},
    ],
    ids=["wrong", "differs", "short", "empty"],
)
def test_anything_else_changes_nothing(client: Client, root: str, said: dict[str, str]) -> None:
    page = send(client, root, **said)
    assert page.status_code == 200
    assert "govuk-error-summary" in page.content.decode()
    assert is_password(officer.PASSWORD)


def test_nobody_else_is_asked(root: str) -> None:
    assert Client().get(f"{root}/akun/sandi/baru/").status_code == 302
