"""Addresses of the citizens' door."""

from django.urls import path

from netra.doors.portal import (
    checking,
    figures,
    files,
    pages,
    receipt,
    status,
    submitting,
    tracking,
    where,
    wizard,
)

app_name = "portal"

urlpatterns = [
    path("", pages.front, name="front"),
    path("tentang/", pages.about, name="about"),
    path("privasi/", pages.privacy, name="privacy"),
    path("keluar-cepat/", pages.leave, name="leave"),
    path("angka/", figures.figures, name="figures"),
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
