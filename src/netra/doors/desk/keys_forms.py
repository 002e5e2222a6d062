"""What a custodian may do with keys: one small form each, each naming the secret it needs."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netra.doors.demo.secret import SECRET
from netra.doors.desk.acts.form import choice, line
from netra.doors.desk.context import Desk
from netra.offices import actions
from netra.offices import queries as offices


@dataclass(frozen=True)
class Known:
    """What the page knows of the custodian's office: read once, shown and offered."""

    own: bool
    keys: tuple[offices.KeyLine, ...]
    colleagues: tuple[offices.Custodian, ...]
    recoverable: tuple[offices.KeyLine, ...]
    waiting: tuple[offices.RecoveringLine, ...]


def secret_field(label: Any, **more: Any) -> forms.CharField:
    """A secret, never shown again; in the demonstration its hint says it."""
    hint = more.pop("help_text", "")
    if settings.NETRA_DEMO:
        hint = format_lazy("{} {}", hint, _lazy("In the demonstration: %s.") % SECRET)
    widget = forms.PasswordInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, strip=False, max_length=300, widget=widget, help_text=hint)


class KeyForm(forms.Form):
    """Does one thing with keys. `do` is its name in the page."""

    do: ClassVar[str]
    title: ClassVar[Any]
    button: ClassVar[Any]

    def __init__(self, desk: Desk, known: Known, data: Any = None) -> None:
        """The form for this custodian, as things stand."""
        self.desk, self.known = desk, known
        super().__init__(data, prefix=self.do)
        self.prepare()

    @classmethod
    def offered(cls, known: Known) -> bool:
        """Whether there is anything to do."""
        return known.own

    def prepare(self) -> None:
        """Fill the choices."""

    def perform(self) -> None:
        """It is done. Raises `Problem`."""
        raise NotImplementedError

    @property
    def me(self) -> UUID:
        """The custodian."""
        return self.desk.viewer.person_id

    @property
    def on(self) -> date:
        """The desk's day."""
        return self.desk.viewer.on


class SetSecret(KeyForm):
    """The first secret: without it nothing can be opened by this custodian."""

    do, title, button = "set", _lazy("Set your secret"), _lazy("Set it")
    new_secret = secret_field(
        _lazy("Your secret"),
        help_text=_lazy("At least fourteen characters: four or five words that only you join."),
    )
    again = secret_field(_lazy("The same once more"))

    @classmethod
    def offered(cls, known: Known) -> bool:
        """Only who has none."""
        return not known.own

    def clean_again(self) -> str:
        """Typed twice alike."""
        if self.cleaned_data["again"] != self.cleaned_data.get("new_secret"):
            raise ValidationError(_("The two differ. Type the same secret twice."))
        return str(self.cleaned_data["again"])

    def perform(self) -> None:
        """The custodian has a key; the first of an office makes the office's."""
        actions.set_secret(
            person_id=self.me,
            office_id=self.desk.office.id,
            secret=self.cleaned_data["new_secret"],
            on=self.on,
            at=self.desk.now,
        )


class ChangeSecret(KeyForm):
    """Another secret for the same key."""

    do, title, button = "change", _lazy("Change your secret"), _lazy("Change it")
    secret = secret_field(_lazy("Your secret until now"))
    new_secret = secret_field(_lazy("Your new secret"))

    def perform(self) -> None:
        """Only the new one opens."""
        actions.change_secret(
            person_id=self.me,
            secret=self.cleaned_data["secret"],
            new_secret=self.cleaned_data["new_secret"],
        )


class Grant(KeyForm):
    """A colleague with a secret is given a key this custodian holds."""

    do, title, button = "grant", _lazy("Give the key to a colleague"), _lazy("Give it")
    to = choice(_lazy("To whom"))
    secret = secret_field(_lazy("Your secret"))

    @classmethod
    def offered(cls, known: Known) -> bool:
        """Where a colleague with a secret lacks one of the keys."""
        return known.own and bool(_lacking(known))

    def prepare(self) -> None:
        """Colleagues with a secret who lack a key."""
        self.fields["to"].choices = [(str(each.person), each.name) for each in _lacking(self.known)]  # type: ignore[attr-defined]

    def perform(self) -> None:
        """Every key of the office that this custodian holds."""
        held = [key for key in self.known.keys if _mine(self.known, self.me) in key.holders]
        if not held:
            raise offices.KeyNotHeld
        for key in held:
            actions.grant(
                key_id=key.id,
                person_id=self.me,
                secret=self.cleaned_data["secret"],
                to=UUID(self.cleaned_data["to"]),
                on=self.on,
                at=self.desk.now,
            )


class Renew(KeyForm):
    """A fresh key: after a custodian left, or a secret may have been seen."""

    do, title, button = "renew", _lazy("Make a new key"), _lazy("Make it")

    def perform(self) -> None:
        """What comes in from now on is sealed to it; what was sealed stays under the old one."""
        actions.make_key(office_id=self.desk.office.id, on=self.on, at=self.desk.now, by=self.me)


class Lost(KeyForm):
    """The secret is forgotten."""

    do, title, button = "lost", _lazy("I have lost my secret"), _lazy("End my key")
    sure = forms.BooleanField(label=_lazy("I know that my key then opens nothing any more"))

    def perform(self) -> None:
        """The custodian's key opens nothing any more; another secret can be set."""
        actions.end_own_key(person_id=self.me, at=self.desk.now)


class Begin(KeyForm):
    """The first of two envelopes of an office beneath."""

    do, title, button = "begin", _lazy("Recover the key of an office"), _lazy("Open my envelope")
    key = choice(_lazy("Which key"))
    reason = line(_lazy("Reason, in a sentence"))
    secret = secret_field(_lazy("Your secret"))

    @classmethod
    def offered(cls, known: Known) -> bool:
        """Where there is a key beneath, a second custodian, and somebody it is recovered for."""
        return known.own and bool(known.recoverable)

    def prepare(self) -> None:
        """A key, for a custodian of its office who has a secret, with a colleague as second."""
        self.fields["key"].choices = [  # type: ignore[attr-defined]
            (f"{key.id} {to.person} {second.person}", _recovered(key, to.name, second.name))
            for key in self.known.recoverable
            for to in offices.custodians(key.office, on=self.on)
            if to.own_key and to.own_key not in key.holders
            for second in self.known.colleagues
            if second.own_key and second.person != self.me
        ]

    def perform(self) -> None:
        """What is left waits for the second."""
        key, to, second = self.cleaned_data["key"].split()
        actions.begin_recovery(
            key_id=int(key),
            person_id=self.me,
            secret=self.cleaned_data["secret"],
            inner=UUID(second),
            to=UUID(to),
            reason=self.cleaned_data["reason"],
            at=self.desk.now,
        )


class Finish(KeyForm):
    """The second envelope."""

    do, title, button = "finish", _lazy("A recovery waits for you"), _lazy("Open my envelope")
    which = choice(_lazy("Which recovery"))
    secret = secret_field(_lazy("Your secret"))

    @classmethod
    def offered(cls, known: Known) -> bool:
        """Where one waits."""
        return known.own and bool(known.waiting)

    def prepare(self) -> None:
        """Those that wait, with who began them and why."""
        said = _("%(office)s, for %(name)s; begun by %(by)s: %(reason)s")
        self.fields["which"].choices = [  # type: ignore[attr-defined]
            (
                str(each.id),
                said
                % {
                    "office": each.office_name,
                    "name": each.for_name,
                    "by": each.begun_by,
                    "reason": each.reason,
                },
            )
            for each in self.known.waiting
        ]

    def perform(self) -> None:
        """The office's key is held again."""
        actions.finish_recovery(
            recovering_id=int(self.cleaned_data["which"]),
            person_id=self.me,
            secret=self.cleaned_data["secret"],
            at=self.desk.now,
        )


FORMS: tuple[type[KeyForm], ...] = (Finish, SetSecret, Grant, Renew, Begin, ChangeSecret, Lost)


def _mine(known: Known, person: UUID) -> int | None:
    return next((each.own_key for each in known.colleagues if each.person == person), None)


def _lacking(known: Known) -> list[offices.Custodian]:
    return [
        each
        for each in known.colleagues
        if each.own_key and any(each.own_key not in key.holders for key in known.keys)
    ]


def _recovered(key: offices.KeyLine, to: str, second: str) -> str:
    words = _("%(office)s, for %(to)s; the second envelope: %(second)s")
    return words % {"office": key.office_name, "to": to, "second": second}
