"""Netra's own settings. Doors read them and pass them on as arguments."""

from netra.environment.database import connection
from netra.environment.keys import load
from netra.environment.variables import DECREES, VAR, date, flag, text

NETRA_DEMO = flag("NETRA_DEMO")
NETRA_DEMO_DATE = date("NETRA_DEMO_DATE")
NETRA_REPORT_DECREE = text("NETRA_REPORT_DECREE")
NETRA_VAR = VAR
NETRA_DECREES = DECREES
NETRA_LOG_ORIGIN = text("NETRA_LOG_ORIGIN")
NETRA_STAMP_AUTHORITIES = text("NETRA_STAMP_AUTHORITIES")
NETRA_VIEWER_ORIGIN = text("NETRA_VIEWER_ORIGIN")
NETRA_CAPTURE_BROWSER = text("NETRA_CAPTURE_BROWSER")
NETRA_APP_ROLE = connection("app")["USER"]

_SECRETS = load(VAR / "secrets.env", demo=NETRA_DEMO)

SECRET_KEY = _SECRETS["NETRA_SECRET_KEY"]
NETRA_DRAFT_KEY = bytes.fromhex(_SECRETS["NETRA_DRAFT_KEY"])
NETRA_CLAIM_SALT = bytes.fromhex(_SECRETS["NETRA_CLAIM_SALT"])
NETRA_LOG_KEYS = tuple(bytes.fromhex(key) for key in _SECRETS["NETRA_LOG_KEY"].split(","))

DEBUG = flag("NETRA_DEBUG")
