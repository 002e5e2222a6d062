"""The demonstration's people: one for every role, with invented names."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from netra.base.viewing import Actor
from netra.doors.demo.secret import SECRET
from netra.law.offices import offices as law_offices
from netra.offices import actions, queries

PASSWORD = "peragaan-netra-2024"  # noqa: S105 - demo mode only, printed on its sign-in page
SINCE = date(2024, 1, 1)
BEGAN = datetime(2024, 1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Role:
    """A person of the demonstration, who signs in as `username`."""

    username: str
    name: str
    capacity: str
    office: str


ROLES = (
    Role("village_supervisor", "Wening Larasmaya", "village_supervisor", "pkd-33-19-06-2009"),
    Role("district_supervisor", "Galih Prastawira", "district_supervisor", "panwascam-33-19-06"),
    Role("intake_officer", "Kinanti Sekarjati", "intake_officer", "bawaslu-kabupaten-kudus"),
    Role("caseworker", "Damar Wisanggara", "caseworker", "bawaslu-kabupaten-kudus"),
    Role("chair", "Ratri Anindyasari", "chair", "bawaslu-kabupaten-kudus"),
    Role("member_1", "Banyu Adiluhung", "member", "bawaslu-kabupaten-kudus"),
    Role("member_2", "Cempaka Widuri", "member", "bawaslu-kabupaten-kudus"),
    Role("member_3", "Jagad Suryalaga", "member", "bawaslu-kabupaten-kudus"),
    Role("member_4", "Lintang Kusumajati", "member", "bawaslu-kabupaten-kudus"),
    Role("custodian", "Mentari Puspawangi", "custodian", "bawaslu-kabupaten-kudus"),
    Role(
        "province_supervisor",
        "Panji Asmaralaya",
        "province_supervisor",
        "bawaslu-provinsi-jawa-tengah",
    ),
    Role("national_supervisor", "Sekar Nawangsih", "national_supervisor", "bawaslu-ri"),
    Role("merit_examiner", "Tirta Lazuardika", "merit_examiner", "bkn"),
    Role("merit_examiner_kanreg1", "Ayu Wulandaru", "merit_examiner", "bkn-kanreg-1"),
    Role("task_force_member", "Bima Kertanadi", "task_force_member", "bkn"),
    Role("merit_examiner_kasn", "Kirana Wedaswara", "merit_examiner", "kasn"),
    Role("ppk_officer", "Rangga Tejamukti", "ppk_officer", "ppk-kejagung"),
    Role("ppk_officer_kudus", "Laksmi Handayaning", "ppk_officer", "ppk-kabupaten-kudus"),
    Role("personnel_officer", "Dewi Larasayu", "personnel_officer", "personnel-kabupaten-kudus"),
    Role("inspector", "Bayu Nirwasita", "inspector", "inspectorate-kabupaten-kudus"),
    Role("inspector_balikpapan", "Citra Wanodya", "inspector", "inspectorate-kota-balikpapan"),
    Role("auditor", "Guntur Satyawira", "auditor", "bawaslu-ri"),
    Role("publisher", "Intan Prameswara", "publisher", "bawaslu-ri"),
    Role("administrator", "Surya Pramudita", "administrator", "bawaslu-ri"),
    Role(
        "intake_officer_balikpapan", "Melati Banuasari", "intake_officer", "bawaslu-kota-balikpapan"
    ),
    Role("caseworker_jayapura", "Kania Wiratirta", "caseworker", "bawaslu-kabupaten-jayapura"),
    Role("caseworker_balikpapan", "Arung Samudrajaya", "caseworker", "bawaslu-kota-balikpapan"),
)


# Identities are kept by two at each tier: the national office first, so that those beneath can be
# recovered. They are not among the roles a visitor is offered one of each of.
KEEPERS = (
    Role("custodian_ri_1", "Asih Pramesthi", "custodian", "bawaslu-ri"),
    Role("custodian_ri_2", "Bagas Tirtayasa", "custodian", "bawaslu-ri"),
    Role("custodian_jateng_1", "Cahya Wiradita", "custodian", "bawaslu-provinsi-jawa-tengah"),
    Role("custodian_jateng_2", "Dipa Lestariadi", "custodian", "bawaslu-provinsi-jawa-tengah"),
    next(role for role in ROLES if role.username == "custodian"),
    Role("custodian_2", "Nusa Mahawira", "custodian", "bawaslu-kabupaten-kudus"),
)


def enrol_all() -> list[str]:
    """Everybody may sign in and holds a mandate since 2024 began, to its office's end."""
    ends = {office.key: office.valid_to for office in law_offices()}
    for role in (*ROLES, *KEEPERS):
        actions.appoint(
            person_id=enrolled(role),
            office_id=queries.office_by_key(role.office).id,
            capacity=role.capacity,
            valid_from=SINCE,
            valid_to=ends[role.office],
        )
    _keep_identities()
    return [role.username for role in ROLES]


def _keep_identities() -> None:
    """Each keeper has a secret, and every keeper of an office holds its newest key."""
    for role in KEEPERS:
        person, office = enrolled(role), queries.office_by_key(role.office).id
        if queries.own_key(person) is not None:
            continue
        actions.set_secret(person_id=person, office_id=office, secret=SECRET, on=SINCE, at=BEGAN)
        newest = queries.keys_of(office)[0]
        for holder in queries.custodians(office, on=SINCE):
            if holder.own_key in newest.holders and holder.person != person:
                actions.grant(
                    key_id=newest.id,
                    person_id=holder.person,
                    secret=SECRET,
                    to=person,
                    on=SINCE,
                    at=BEGAN,
                )


def actor(username: str, *, on: date) -> Actor:
    """That person, acting under the mandate of that day."""
    role = next(each for each in ROLES if each.username == username)
    person_id = enrolled(role)
    held = queries.holdings(person_id, on=on)
    return Actor.of(queries.viewer(person_id, held[0], on=on))


def enrolled(role: Role) -> UUID:
    """The person of that role, enrolled when first asked for."""
    person = actions.enrol(username=role.username, name=role.name, password=PASSWORD)
    return person.id
