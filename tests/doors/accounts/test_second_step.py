"""The second step: switched on, asked, used once, switched off; its secrets lie sealed."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.core.cache import cache
from django.test import Client
from nacl.exceptions import CryptoError

from tests.doors.accounts import officer
from tests.rooms import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def signed_in(client: Client) -> Client:
    officer.enrol()
    sign_in(client)
    return client


def sign_in(client: Client, root: str = "") -> Any:
    return client.post(f"{root}/masuk/", {"login": officer.NAME, "password": officer.PASSWORD})


def confirm(client: Client, root: str, wanted: str) -> Any:
    """The page wanted, after the password was asked once more."""
    led = client.get(f"{root}{wanted}")
    assert led.status_code == 302
    assert led["Location"].startswith(f"{root}/akun/sandi/")
    back = client.post(led["Location"], {"password": officer.PASSWORD})
    assert back["Location"] == f"{root}{wanted}"
    return client.get(f"{root}{wanted}")


def switch_on(client: Client, root: str) -> tuple[str, list[str]]:
    """The secret and the spare codes."""
    page = confirm(client, root, "/akun/aktifkan/").content.decode()
    secret = client.session[auth.SECRET_SESSION_KEY]
    assert secret in re.sub(r"\s", "", page)
    assert 'src="data:image/svg+xml;base64,' in page
    done = client.post(f"{root}/akun/aktifkan/", {"code": officer.code(secret)})
    assert done["Location"] == f"{root}/akun/cadangan/"
    shown = client.get(done["Location"])
    assert "no-store" in shown["Cache-Control"]
    return secret, re.findall(r"<code>(\d{8})</code>", shown.content.decode())


def test_the_whole_course(client: Client, root: str) -> None:
    secret, spare = switch_on(client, root)
    client.post(f"{root}/keluar/")
    assert sign_in(client, root)["Location"] == f"{root}/masuk/kode/"
    assert client.get(f"{root}/meja/").status_code == 302
    assert client.post(f"{root}/masuk/kode/", {"code": "12345"}).status_code == 200
    entered = client.post(f"{root}/masuk/kode/", {"code": officer.code(secret)})
    assert entered["Location"] == f"{root}/meja/"
    assert client.get(f"{root}/meja/").status_code == 200
    assert len(spare) == 10

    assert confirm(client, root, "/akun/matikan/").status_code == 200
    assert client.post(f"{root}/akun/matikan/")["Location"] == f"{root}/akun/"
    assert not Authenticator.objects.exists()
    client.post(f"{root}/keluar/")
    assert sign_in(client, root)["Location"] == f"{root}/meja/"


def test_the_page_wanted_is_kept_through_the_second_step(client: Client) -> None:
    secret, _spare = switch_on(client, "")
    client.post("/keluar/")
    form = {"login": officer.NAME, "password": officer.PASSWORD, "next": "/meja/angka/"}
    assert client.post("/masuk/", form)["Location"].startswith("/masuk/kode/")
    entered = client.post("/masuk/kode/", {"code": officer.code(secret)})
    assert entered["Location"] == "/meja/angka/"


def test_a_code_is_taken_once(client: Client) -> None:
    secret, spare = switch_on(client, "")
    for code in (officer.code(secret), spare[0]):
        client.post("/keluar/")
        sign_in(client)
        assert client.post("/masuk/kode/", {"code": code}).status_code == 302
        client.post("/keluar/")
        sign_in(client)
        dressed = f"{code[:3]} {code[3:]}"
        assert client.post("/masuk/kode/", {"code": dressed}).status_code == 200
        client.post("/keluar/")


def test_a_code_stays_used_as_long_as_it_holds(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret, _spare = switch_on(client, "")
    kept: list[float] = []
    add = cache.add

    def watched(name: str, value: Any, timeout: float = 0, **more: Any) -> bool:
        if name.startswith("code:"):
            kept.append(timeout)
        return bool(add(name, value, timeout=timeout, **more))

    monkeypatch.setattr(cache, "add", watched)
    client.post("/keluar/")
    sign_in(client)
    client.post("/masuk/kode/", {"code": officer.code(secret)})
    assert kept == [90]


def test_guessing_codes_comes_to_an_end(client: Client) -> None:
    secret, _spare = switch_on(client, "")
    client.post("/keluar/")
    sign_in(client)
    for _time in range(5):
        client.post("/masuk/kode/", {"code": "00"})
    page = client.post("/masuk/kode/", {"code": officer.code(secret)})
    assert "Tunggu lima menit" in page.content.decode()


def test_spare_codes_are_shown_once_and_made_anew(client: Client, root: str) -> None:
    _secret, old = switch_on(client, root)
    page = client.get(f"{root}/akun/cadangan/").content.decode()
    assert not re.search(r"<code>", page)
    assert not any(code in page for code in old)
    assert client.get(f"{root}/akun/cadangan/baru/").status_code == 200
    made = client.post(f"{root}/akun/cadangan/baru/")
    fresh = re.findall(r"<code>(\d{8})</code>", client.get(made["Location"]).content.decode())
    assert len(fresh) == 10
    assert set(fresh).isdisjoint(old)


def test_the_page_that_shows_them_leads_to_no_second_look(client: Client, root: str) -> None:
    confirm(client, root, "/akun/aktifkan/")
    secret = client.session[auth.SECRET_SESSION_KEY]
    client.post(f"{root}/akun/aktifkan/", {"code": officer.code(secret)})
    assert "hreflang" not in client.get(f"{root}/akun/cadangan/").content.decode()


def test_secrets_lie_sealed(client: Client, settings: Any) -> None:
    secret, spare = switch_on(client, "")
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in stored
    assert not any(code in stored for code in spare)
    one = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    settings.SECRET_KEY = "another"
    with pytest.raises(CryptoError):
        one.wrap().validate_code(officer.code(secret))


def test_without_a_password_one_is_led_to_sign_in(root: str) -> None:
    stranger = Client()
    for page in ("", "aktifkan/", "matikan/", "cadangan/", "cadangan/baru/", "sandi/", "kode/"):
        answer = stranger.get(f"{root}/akun/{page}")
        assert answer["Location"].startswith(f"{root}/masuk/"), page
    assert stranger.get(f"{root}/masuk/kode/")["Location"] == f"{root}/masuk/"


def test_the_desk_leads_to_the_security_of_the_account(client: Client, root: str) -> None:
    assert f'href="{root}/akun/"' in client.get(f"{root}/meja/").content.decode()


def test_whoever_holds_no_mandate_keeps_the_account(root: str) -> None:
    client = Client()
    client.force_login(
        factories.person("tanpa.mandat"),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    page = client.get(f"{root}/akun/")
    assert page.status_code == 200
    assert "places" not in page.content.decode()
