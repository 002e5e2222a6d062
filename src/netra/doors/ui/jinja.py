"""The Jinja environment of all pages; named by settings TEMPLATES OPTIONS `environment`."""

from collections.abc import Mapping, MutableMapping
from typing import Any

import jinja2
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation

from netra.doors.ui import formats
from netra.doors.ui.fields import component, form_errors
from netra.doors.ui.icons import icon
from netra.doors.ui.safetext import neutralise
from netra.doors.ui.shell import plain_shell
from netra.law import areas, glossary

_UPSTREAM = "govuk_frontend_jinja/"


class Environment(jinja2.Environment):
    """Ours is strict; GOV.UK's macros, which lean on missing values, load from a lenient twin."""

    govuk: jinja2.Environment

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> jinja2.Template:
        """Return the template, GOV.UK's own from the environment they were written for."""
        if isinstance(name, str) and name.startswith(_UPSTREAM):
            return self.govuk.get_template(name)
        return super().get_template(name, parent, globals)


def environment(**options: Any) -> Environment:
    """Return the environment Django's Jinja2 backend asks for; unknown names raise."""
    options["undefined"] = jinja2.StrictUndefined
    options.setdefault("extensions", []).append("jinja2.ext.i18n")
    env = Environment(**options)
    env.govuk = _govuk()
    env.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    env.globals.update(_globals())
    env.filters.update(_filters())
    return env


def _govuk() -> jinja2.Environment:
    package = jinja2.PackageLoader("govuk_frontend_jinja")
    loader = jinja2.PrefixLoader({_UPSTREAM.rstrip("/"): package})
    return jinja2.Environment(loader=loader, autoescape=True)


def _globals() -> Mapping[str, Any]:
    return {
        "url": url,
        "static": static,
        "icon": icon,
        "term": term,
        "component": component,
        "form_errors": form_errors,
        "plain_shell": plain_shell,
        "area_credit": areas.credit,
        "due_state": formats.due_state,
    }


def _filters() -> Mapping[str, Any]:
    return {
        "day": formats.day,
        "day_short": formats.day_short,
        "moment": formats.moment,
        "moment_short": formats.moment_short,
        "clock": formats.clock,
        "due_words": formats.due_words,
        "number": formats.number,
        "neutralise": neutralise,
    }


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """Return the address of the named page; NoReverseMatch when no such page exists."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def term(key: str) -> str:
    """Return the official term of `key` in the active language, from the glossary."""
    return glossary.term(key, language=formats.language())
