"""Django's settings, gathered from one module per concern."""

from netra.environment.database import django_databases
from netra.settings.application import *
from netra.settings.house import *
from netra.settings.logs import *
from netra.settings.security import *
from netra.settings.storage import *

DATABASES = django_databases()
