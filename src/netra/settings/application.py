"""Django's own: applications, middleware, templates, languages."""

from typing import Any

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "netra.urls"
WSGI_APPLICATION = "netra.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "netra.doors.accounts",  # before allauth: our pages stand in for its own
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "netra.base",
    "netra.ledger",
    "netra.offices",
    "netra.elections",
    "netra.evidence",
    "netra.intake",
    "netra.cases",
    "netra.forwarding",
    "netra.outcomes",
    "netra.journeys",
    "netra.statistics",
    "netra.doors.ui",
    "netra.doors.portal",
    "netra.doors.desk",
    "netra.doors.letters",
    "netra.doors.demo",
]

AUTH_USER_MODEL = "offices.Person"

MIDDLEWARE = [
    "netra.doors.web.RequestLog",
    "netra.doors.web.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "netra.doors.desk.viewing.replay.ViewerOrigin",  # before sessions: that origin knows none
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "netra.doors.web.DrainLargeBodies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "netra.doors.web.LanguageFromAddress",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "netra.doors.ui.jinja.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # not in a cookie

USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

PROCRASTINATE_IMPORT_PATHS = ["netra.doors.clock.tasks"]
