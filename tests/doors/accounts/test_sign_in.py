"""Password, next page, refusals: what a stranger learns and what he does not."""

import re
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, reverse

from netra.settings import security
from tests.doors.accounts import officer

pytestmark = pytest.mark.django_db

WRONG = {"": "Nama pengguna atau kata sandi tidak benar", "/en": "user name or the password is not"}
OFTEN = {"": "Tunggu lima menit", "/en": "Wait five minutes"}


@pytest.fixture(autouse=True)
def enrolled() -> None:
    officer.enrol()


def post(root: str, client: Client, password: str, name: str = officer.NAME, **more: str) -> Any:
    return client.post(f"{root}/masuk/", {"login": name, "password": password, **more})


def words(response: Any) -> str:
    return str(response.content.decode())


def test_the_page_is_ours(client: Client, root: str) -> None:
    page = words(client.get(f"{root}/masuk/"))
    assert f'lang="{root.strip("/") or "id"}"' in page
    assert reverse("demo:roles") in page
    assert "signup" not in page
    fetched = re.findall(r'(?:src|<link[^>]* href|action)="([^"]*)"', page)
    assert fetched
    assert not [address for address in fetched if "//" in address]


def test_outside_the_demonstration_no_role_is_offered(client: Client, settings: Any) -> None:
    settings.NETRA_DEMO = False
    assert "peragaan" not in words(client.get("/masuk/"))


def test_the_right_password_opens_the_desk_under_a_new_session(client: Client, root: str) -> None:
    client.get(f"{root}/lapor/")
    session = client.session
    session["before"] = "kept by a stranger"
    session.save()
    client.cookies["netra"] = str(session.session_key)
    response = post(root, client, officer.PASSWORD)
    assert response["Location"] == f"{root}/meja/"
    assert client.cookies["netra"].value != session.session_key
    assert client.get(f"{root}/meja/").status_code == 200


def test_a_wrong_password_and_an_unknown_name_are_told_the_same(client: Client, root: str) -> None:
    pages = [
        re.sub(r'(value|content)="[^"]*"', "", words(post(root, client, "salah", name)))
        for name in (officer.NAME, "tidak.ada")
    ]
    assert WRONG[root] in pages[0]
    assert pages[0] == pages[1]


def test_an_unknown_name_takes_as_long(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: list[str] = []
    encode = MD5PasswordHasher.encode

    def counted(self: MD5PasswordHasher, password: str, salt: str) -> str:
        hashed.append(password)
        return str(encode(self, password, salt))

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    for name in (officer.NAME, "tidak.ada"):
        hashed.clear()
        post("", client, "salah", name)
        assert hashed == ["salah"]


def test_real_passwords_are_hashed_slowly() -> None:
    assert security.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")


def test_after_five_wrong_ones_a_name_waits_and_others_do_not(client: Client, root: str) -> None:
    for _time in range(5):
        assert WRONG[root] in words(post(root, client, "salah"))
    assert OFTEN[root] in words(post(root, client, officer.PASSWORD))
    assert WRONG[root] in words(post(root, client, "salah", "tidak.ada"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM accounts_attempt")
        assert all(re.fullmatch(r"[0-9a-f]{64}", row[0]) for row in cursor.fetchall())


def test_a_flood_is_answered_calmly(client: Client, root: str) -> None:
    for number in range(30):
        assert post(root, client, "salah", f"nama{number}").status_code == 200
    response = post(root, client, officer.PASSWORD)
    assert response.status_code == 429
    assert f'lang="{root.strip("/") or "id"}"' in words(response)
    assert f'href="{root}/masuk/"' in words(response)


def test_the_page_wanted_is_kept(client: Client, root: str) -> None:
    wanted = f"{root}/meja/perkara/"
    led = client.get(wanted)
    page = words(client.get(led["Location"]))
    assert f'name="next" value="{wanted}"' in page
    assert f'name="next" value="{wanted}"' in words(post(root, client, "salah", next=wanted))
    assert post(root, client, officer.PASSWORD, next=wanted)["Location"] == wanted


@pytest.mark.parametrize(
    "foreign",
    ["https://example.org/", "//example.org/", "javascript:alert(1)", "/\\example.org", "http:x"],
)
def test_a_page_elsewhere_is_refused(client: Client, foreign: str) -> None:
    assert post("", client, officer.PASSWORD, next=foreign)["Location"] == "/meja/"
    assert client.post("/keluar/", {"next": foreign})["Location"] == "/"


def test_signing_out_asks_first(client: Client, root: str) -> None:
    post(root, client, officer.PASSWORD)
    assert client.get(f"{root}/keluar/").status_code == 200
    assert client.get(f"{root}/meja/").status_code == 200
    assert client.post(f"{root}/keluar/")["Location"] == f"{root}/"
    assert client.get(f"{root}/meja/").status_code == 302


def test_a_closed_account_is_told_so_only_after_the_password(client: Client, root: str) -> None:
    officer.close()
    assert WRONG[root] in words(post(root, client, "salah"))
    response = post(root, client, officer.PASSWORD)
    assert response["Location"] == f"{root}/masuk/ditutup/"
    assert client.get(response["Location"]).status_code == 200
    assert client.get(f"{root}/meja/").status_code == 302


@pytest.mark.parametrize(
    "address",
    ["signup/", "login/", "password/reset/", "password/change/", "email/", "2fa/", "login/code/"],
)
def test_what_no_office_needs_is_nowhere(client: Client, root: str, address: str) -> None:
    assert client.get(f"{root}/akun/{address}").status_code == 404
    assert client.get(f"{root}/{address}").status_code == 404


def test_nothing_links_to_signing_up() -> None:
    for name in ("account_signup", "account_reset_password", "account_email"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
