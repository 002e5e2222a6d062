"""Addresses of the officers' door."""

from django.urls import path

from netra.doors.desk import (
    acting,
    administration,
    assessment,
    audit,
    evidence,
    feed,
    file,
    lists,
    papers,
    publishing,
    record,
    seal,
)

app_name = "desk"
urlpatterns = [
    path("", lists.first, name="worklist"),
    path("perkara/", lists.cases, name="cases"),
    path("kalender/", lists.calendar, name="calendar"),
    path("kalender/langganan/", feed.make, name="feed_make"),
    path("kalender/langganan/akhiri/", feed.end, name="feed_end"),
    path("kalender/langganan/<str:key>.ics", feed.feed, name="feed"),
    path("angka/", lists.numbers, name="numbers"),
    path("ganti/", lists.switch, name="switch"),
    path("audit/", audit.record, name="audit"),
    path("audit/<uuid:file_id>/", audit.chain, name="chain"),
    path("terbitan/", publishing.figures, name="publishing"),
    path("administrasi/", administration.accounts, name="administration"),
    path("form-a/", record.new_record, name="new_record"),
    path("berkas/<uuid:file_id>/", file.overview, name="file"),
    path("berkas/<uuid:file_id>/bukti/", evidence.items, name="evidence"),
    path("berkas/<uuid:file_id>/penanganan/", file.handling, name="handling"),
    path(
        "berkas/<uuid:file_id>/penilaian/<uuid:alleged_id>/",
        assessment.assessment,
        name="assessment",
    ),
    path("berkas/<uuid:file_id>/pleno/", file.plenaries, name="plenaries"),
    path("berkas/<uuid:file_id>/orang/", file.people, name="people"),
    path("berkas/<uuid:file_id>/pesan/", file.messages, name="messages"),
    path("berkas/<uuid:file_id>/tindak-lanjut/", file.follow_up, name="follow_up"),
    path("berkas/<uuid:file_id>/dokumen/", papers.papers, name="papers"),
    path("berkas/<uuid:file_id>/dokumen/<slug:kind>/", papers.paper, name="paper"),
    path("berkas/<uuid:file_id>/dokumen/<slug:kind>/<slug:row>/", papers.paper, name="paper_of"),
    path("berkas/<uuid:file_id>/segel/<int:sealed_id>/", seal.open_seal, name="seal"),
    path("berkas/<uuid:file_id>/bukti/<uuid:item_id>/", evidence.download, name="download"),
    path("berkas/<uuid:file_id>/<slug:key>/", acting.act, name="act"),
]
