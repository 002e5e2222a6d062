"""Addresses: Indonesian at the root, English under /en/."""

from allauth.account import views as account
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from netra.doors.health import health


urlpatterns: list[URLPattern | URLResolver] = [path("health/", health, name="health")]
urlpatterns += i18n_patterns(
    path("akun/", include("allauth.urls")),
    # After allauth's own: of two routes with one name, links take the last.
    path("masuk/", account.login, name="account_login"),
    path("keluar/", account.logout, name="account_logout"),
    path("peragaan/", include("netra.doors.demo.urls")),
    path("meja/", include("netra.doors.desk.urls")),
    path("gaya/", include("netra.doors.ui.urls")),
    path("", include("netra.doors.portal.urls")),
    prefix_default_language=False,
)

handler400 = "netra.doors.web.bad_request"
