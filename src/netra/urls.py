"""Addresses: Indonesian at the root, English under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from netra.doors.health import health

urlpatterns: list[URLPattern | URLResolver] = [path("health/", health, name="health")]
urlpatterns += i18n_patterns(
    path("", include("netra.doors.accounts.urls")),
    path("peragaan/", include("netra.doors.demo.urls")),
    path("meja/", include("netra.doors.desk.urls")),
    path("gaya/", include("netra.doors.ui.urls")),
    path("", include("netra.doors.portal.urls")),
    prefix_default_language=False,
)

handler400 = "netra.doors.web.bad_request"
