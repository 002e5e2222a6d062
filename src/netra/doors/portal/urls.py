"""Addresses of the citizens' door."""

from django.urls import path

from netra.doors.portal import (
    checking,
    figures,
    files,
    institutions,
    pages,
    receipt,
    status,
    submitting,
    tracking,
    where,
    wizard,
)
from netra.doors.portal.allowed import views as allowed
from netra.doors.portal.law import (
    acts,
    competence,
    elections,
    gaps,
    met,
    proposal,
    reference,
    regulation,
    rules,
    searching,
)
from netra.doors.portal.log import serving, stamps
from netra.doors.portal.log.views import front as log

app_name = "portal"

urlpatterns = [
    path("", pages.front, name="front"),
    path("tentang/", pages.about, name="about"),
    path("privasi/", pages.privacy, name="privacy"),
    path("keluar-cepat/", pages.leave, name="leave"),
    path("angka/", figures.figures, name="figures"),
    path("angka/<slug:kind>.csv", figures.download, name="figures_csv"),
    path("angka/lembaga/", institutions.index, name="institutions"),
    path("angka/lembaga/<slug:key>/", institutions.topic, name="institution"),
    path("angka/lembaga/<slug:key>.csv", institutions.download, name="institution_csv"),
    path("hukum/", searching.front, name="law"),
    path("hukum/perbuatan/", acts.index, name="law_acts"),
    path("hukum/perbuatan/<slug:code>/", acts.act, name="law_act"),
    path("hukum/sanksi/", reference.sanctions, name="law_sanctions"),
    path("hukum/daftar/", reference.all_lists, name="law_lists"),
    path("hukum/daftar/<slug:key>/", reference.one_list, name="law_list"),
    path("hukum/aturan/<slug:topic>/", rules.topic, name="law_rules"),
    path("hukum/peraturan/<slug:slug>/", regulation.regulation, name="law_regulation"),
    path("hukum/kewenangan/", competence.competence, name="law_competence"),
    path("hukum/pemilihan/", elections.index, name="law_elections"),
    path("hukum/pemilihan/<slug:election_id>/", elections.election, name="law_election"),
    path("hukum/celah/", gaps.register, name="law_gaps"),
    path("hukum/celah/usulan.pdf", proposal.proposal, name="law_gaps_proposal"),
    path("hukum/celah.csv", met.download, name="law_gaps_csv"),
    path("log/", log, name="log"),
    path("log/checkpoint", serving.checkpoint, name="log_checkpoint"),
    path("log/keys", serving.keys, name="log_keys"),
    path("log/tile/<path:place>", serving.tile, name="log_tile"),
    path("log/stempel/", stamps.front, name="log_stamps"),
    path("log/stempel/<int:number>.tsr", stamps.token, name="log_stamp"),
    path("log/stempel/<int:number>.pem", stamps.chain, name="log_stamp_chain"),
    path("log/stempel/<int:number>.txt", stamps.note, name="log_stamp_note"),
    path("boleh/", allowed.allowed, name="allowed"),
    path("lapor/", wizard.start, name="start"),
    path("lapor/mulai/", wizard.begin, name="begin"),
    path("lapor/apa/", wizard.what, name="what"),
    path("lapor/di-mana/", where.where, name="where"),
    path("lapor/kapan/", wizard.when, name="when"),
    path("lapor/siapa/", wizard.who, name="who"),
    path("lapor/bukti/", files.evidence, name="evidence"),
    path("lapor/saksi/", wizard.witnesses, name="witnesses"),
    path("lapor/periksa/", checking.check, name="check"),
    path("lapor/anda/", submitting.you, name="you"),
    path("lapor/tanda-terima/", receipt.receipt, name="receipt"),
    path("lapor/tanda-terima/selesai/", receipt.done, name="done"),
    path("lapor/tanda-terima/<slug:name>.pdf", receipt.paper, name="paper"),
    path("lacak/", tracking.track, name="track"),
    path("lacak/status/", status.status, name="status"),
]
