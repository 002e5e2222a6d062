"""Addresses: Indonesian at the root, English under /en/."""

from importlib.util import find_spec

from allauth.account import views as account
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from netra.doors.health import health


def _door(address: str, module: str) -> list[URLResolver]:
    package = module.rpartition(".")[0]
    if find_spec(package) is None or find_spec(module) is None:
        return []
    return [path(address, include(module))]


urlpatterns: list[URLPattern | URLResolver] = [path("health/", health, name="health")]
urlpatterns += i18n_patterns(
    path("akun/", include("allauth.urls")),
    # After allauth's own: of two routes with one name, links take the last.
    path("masuk/", account.login, name="account_login"),
    path("keluar/", account.logout, name="account_logout"),
    *_door("peragaan/", "netra.doors.demo.urls"),
    *_door("meja/", "netra.doors.desk.urls"),
    *_door("gaya/", "netra.doors.ui.urls"),
    *_door("", "netra.doors.portal.urls"),
    prefix_default_language=False,
)

handler400 = "netra.doors.web.bad_request"
