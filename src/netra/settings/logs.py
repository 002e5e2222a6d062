"""Logs: JSON lines on standard error, without personal data."""

from typing import Any

from netra.environment.variables import text

# These quote raw addresses, in which a claim code may stand; `doors.web.RequestLog` says the rest.
_TELLTALES = ("django.request", "django.server", "django.security")

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "netra.doors.logs.Lines"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "json"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stderr"], "level": text("NETRA_LOG_LEVEL").upper()},
    "loggers": {
        **{name: {"handlers": ["nowhere"], "propagate": False} for name in _TELLTALES},
        "django": {"handlers": [], "propagate": True},
        "procrastinate": {"level": "WARNING"},
        "botocore": {"level": "WARNING"},
    },
}
