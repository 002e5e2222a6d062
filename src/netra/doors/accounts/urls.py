"""Sign-in and its second step. No sign-up, no reset or address by mail: offices keep accounts.

The names are those by which allauth finds its own pages.
"""

from django.contrib.auth.decorators import login_required
from django.urls import path
from django.views.decorators.cache import never_cache

from netra.doors.accounts import views

urlpatterns = [
    path("masuk/", views.SignIn.as_view(), name="account_login"),
    path("masuk/kode/", views.SecondStep.as_view(), name="mfa_authenticate"),
    path("masuk/ditutup/", views.Closed.as_view(), name="account_inactive"),
    path("keluar/", views.SignOut.as_view(), name="account_logout"),
    path("akun/", views.Security.as_view(), name="mfa_index"),
    path("akun/sandi/", views.PasswordAgain.as_view(), name="account_reauthenticate"),
    path(
        "akun/sandi/baru/",
        login_required(views.NewPassword.as_view()),
        name="account_change_password",
    ),
    path("akun/kode/", views.CodeAgain.as_view(), name="mfa_reauthenticate"),
    path("akun/aktifkan/", views.SwitchOn.as_view(), name="mfa_activate_totp"),
    path("akun/matikan/", views.SwitchOff.as_view(), name="mfa_deactivate_totp"),
    path(
        "akun/cadangan/",
        never_cache(views.SpareCodes.as_view()),
        name="mfa_view_recovery_codes",
    ),
    path("akun/cadangan/baru/", views.NewSpareCodes.as_view(), name="mfa_generate_recovery_codes"),
]
