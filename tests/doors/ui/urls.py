"""The addresses the layouts link to, so that components can be rendered before their doors."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

_PLACES = ("worklist", "cases", "calendar", "numbers")


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("gaya/", include("netra.doors.ui.urls")),
    path("", include(([path("keluar/", nothing, name="leave")], "portal"))),
    path("meja/", include(([path(f"{name}/", nothing, name=name) for name in _PLACES], "desk"))),
    path("akun/keluar/", nothing, name="account_logout"),
    path("akun/", nothing, name="mfa_index"),
]
