"""One sample of each paper: invented persons, the Kudus office, the middle of a campaign."""

from datetime import UTC, date, datetime

from netra.doors.letters import papers

HEAD = papers.Letterhead(
    office="Bawaslu Kabupaten Kudus",
    tier_line="Badan Pengawas Pemilihan Umum Republik Indonesia",
    address="Jalan Contoh Nomor 1, Kudus, Jawa Tengah",
    phone="(0291) 000000",
    city="Kudus",
    zone="Asia/Jakarta",
)
NOW = datetime(2024, 10, 17, 3, 0, tzinfo=UTC)
QR = "https://netra.example/periksa/7f3a"
REPORTER_NAME = "Melati Contohwati"
CASE = "01/Reg/LP/PB/Kab/14.21/X/2024"
SHA = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
PIECES = (
    papers.Piece(name="Foto panggung, diambil dari barisan depan", file="foto-1.jpg", sha256=SHA),
    papers.Piece(name="Rekaman suara sambutan", file="sambutan.m4a", sha256=SHA[::-1]),
)
ARTICLES = (
    papers.Basis(article="Pasal 2 huruf f UU 20/2023", certainty=papers.Certainty.OFFICIAL),
    papers.Basis(article="Pasal 11 huruf c PP 42/2004", certainty=papers.Certainty.PRESS),
)
ACT = papers.SuspectedAct(
    respondent="Bima Rekaan",
    act="Menyampaikan ajakan mendukung salah satu pasangan calon dalam sambutan acara desa",
    place="Balai Desa Contoh",
    happened_on=date(2024, 10, 12),
    articles=ARTICLES,
)
CHAIR = papers.Signer(name="Sekar Misalnya", capacity="Ketua", office="Bawaslu Kabupaten Kudus")

REPORT_FORM = papers.ReportForm(
    head=HEAD,
    number="",
    dated=NOW,
    qr=QR,
    for_signature=True,
    form_code="Formulir Laporan",
    reporter=papers.Reporter(
        name=REPORTER_NAME,
        birthplace="Kudus",
        born_on=date(1990, 3, 2),
        sex="Perempuan",
        occupation="Pedagang",
        nationality="Indonesia",
        address="Jalan Percobaan Nomor 9, Kudus",
        phone="0800 0000 0000",
    ),
    respondents=(
        papers.Respondent(
            name="Bima Rekaan", position="Kepala Seksi", agency="Dinas Contoh Kabupaten Kudus"
        ),
    ),
    event=papers.Event(
        what="Ajakan mendukung salah satu pasangan calon dalam sambutan",
        place="Balai Desa Contoh",
        happened_on=date(2024, 10, 12),
        known_on=date(2024, 10, 13),
    ),
    witnesses=(papers.Contact(name="Tono Andaian", address="Desa Contoh"),),
    evidence=PIECES,
    account="Pada Sabtu siang terlapor memberi sambutan.\n\nIa lalu mengajak warga.",
    missing=("Salinan kartu tanda penduduk", "Alamat terlapor"),
)
BLANK_FORM = papers.ReportForm(head=HEAD, number="", dated=NOW, for_signature=False)
FILING_RECEIPT = papers.FilingReceipt(
    head=HEAD,
    number="001/PL/PB/Kab/14.21/X/2024",
    dated=NOW,
    qr=QR,
    received_at=NOW,
    reporter_name=REPORTER_NAME,
    receiver_name="Raka Umpama",
    receiver_office="Bawaslu Kabupaten Kudus",
    evidence=PIECES,
    next_steps=(
        papers.NextStep(
            what="Kantor ini memeriksa kelengkapan laporan (kajian awal)",
            by=date(2024, 10, 19),
            basis=papers.Basis(article="Perbawaslu 9/2024", certainty=papers.Certainty.UNVERIFIED),
        ),
        papers.NextStep(what="Anda diberi tahu apakah laporan diregistrasi"),
    ),
    missing=("Salinan kartu tanda penduduk",),
)
INVITATION = papers.ClarificationInvitation(
    head=HEAD,
    number="012/PP.01.02/K.JT-14/10/2024",
    dated=NOW,
    qr=QR,
    classification="Penting",
    attachment="–",
    sequence=1,
    addressee=papers.Addressee(
        name="Bima Rekaan", position="Kepala Seksi, Dinas Contoh Kabupaten Kudus", place="di Kudus"
    ),
    capacity="terlapor",
    case_number=CASE,
    acts=(ACT,),
    meeting_at=datetime(2024, 10, 18, 6, 30, tzinfo=UTC),
    venue="Kantor Bawaslu Kabupaten Kudus, ruang klarifikasi",
    contact="Raka Umpama, (0291) 000000",
    signer=CHAIR,
    copies=("Arsip",),
)
MINUTES = papers.PlenaryMinutes(
    head=HEAD,
    number="021/BA/PP/X/2024",
    dated=datetime(2024, 10, 20, 9, 0, tzinfo=UTC),
    qr=QR,
    held_at=datetime(2024, 10, 20, 7, 0, tzinfo=UTC),
    ended_at=datetime(2024, 10, 20, 8, 45, tzinfo=UTC),
    place="Ruang rapat Bawaslu Kabupaten Kudus",
    case_number=CASE,
    attendance=(
        papers.Attendee(name="Sekar Misalnya", role="Ketua", present=True),
        papers.Attendee(name="Galih Umpama", role="Anggota", present=True),
        papers.Attendee(name="Ratna Andaian", role="Anggota", present=True),
        papers.Attendee(name="Yoga Contoh", role="Anggota", present=False, note="sakit"),
        papers.Attendee(name="Wulan Rekaan", role="Anggota", present=True),
        papers.Attendee(name="Dimas Contoh", role="Sekretaris rapat", present=True, member=False),
    ),
    quorum=papers.Quorum(
        needed=3,
        basis=papers.Basis(article="Perbawaslu 5/2018", certainty=papers.Certainty.INFERRED),
    ),
    interests=(
        papers.Interest(
            name="Wulan Rekaan", declaration="kerabat jauh terlapor; tidak ikut memutus"
        ),
    ),
    agenda=("Pembacaan kajian", "Keputusan atas dugaan"),
    decisions=(
        papers.Decision(
            respondent="Bima Rekaan",
            act=ACT.act,
            outcome="Diteruskan kepada instansi berwenang",
            reason="Keterangan saksi dan rekaman saling menguatkan.",
            articles=ARTICLES,
        ),
        papers.Decision(
            respondent="Bima Rekaan",
            act="Mengenakan atribut pada hari kerja",
            outcome="Tidak ditindaklanjuti",
            reason="Bukti tidak cukup.",
            votes=(
                papers.Vote(name="Sekar Misalnya", vote="setuju"),
                papers.Vote(name="Galih Umpama", vote="setuju"),
                papers.Vote(name="Ratna Andaian", vote="tidak setuju"),
            ),
        ),
    ),
)
FORWARDING = papers.ForwardingLetter(
    head=HEAD,
    number="034/PP.01.02/K.JT-14/10/2024",
    dated=datetime(2024, 10, 21, 2, 0, tzinfo=UTC),
    qr=QR,
    title="Penerusan pelanggaran peraturan perundang-undangan lainnya",
    classification="Segera",
    addressee=papers.Addressee(name="Kepala Badan Kepegawaian Negara", place="di Jakarta"),
    case_number=CASE,
    origin="laporan",
    respondents=(
        papers.Identity(
            name="Bima Rekaan",
            employee_number="19800101 200501 1 000",
            position="Kepala Seksi",
            agency="Pemerintah Kabupaten Kudus",
            status="PNS aktif",
        ),
    ),
    acts=(ACT,),
    summary="Pada Sabtu, 12 Oktober 2024 terlapor diduga mengajak warga.\nSaksi dan rekaman ada.",
    phase="Sesudah penetapan pasangan calon",
    violation_class="Dugaan pelanggaran disiplin",
    clarified=False,
    attachments=PIECES,
    copies=("Bupati Kudus selaku Pejabat Pembina Kepegawaian", "Ketua Bawaslu Provinsi"),
    signer=CHAIR,
)
TRANSFER = papers.TransferLetter(
    head=HEAD,
    number="036/PP.01.02/K.JT-14/10/2024",
    dated=datetime(2024, 10, 21, 3, 0, tzinfo=UTC),
    qr=QR,
    classification="Rahasia",
    addressee=papers.Addressee(name="Kepolisian resor setempat"),
    case_number=CASE,
    origin="laporan",
    respondents=(papers.Identity(name="Bima Rekaan", position="Kepala Seksi"),),
    articles="Pasal 188 jo. Pasal 71 ayat (1)",
    discussed_at=NOW,
    signer=CHAIR,
)
DOCUMENT_RECEIPT = papers.DocumentReceipt(
    head=HEAD,
    number="035/TT/X/2024",
    dated=datetime(2024, 10, 21, 4, 0, tzinfo=UTC),
    qr=QR,
    received_at=datetime(2024, 10, 21, 4, 0, tzinfo=UTC),
    handed_over_by=papers.Signer(
        name="Raka Umpama", capacity="Staf", office="Bawaslu Kabupaten Kudus"
    ),
    received_by=papers.Signer(
        name="Citra Andaian", capacity="Petugas loket", office="Kantor Penerima Contoh"
    ),
    concerning="Surat penerusan nomor 034/PP.01.02/K.JT-14/10/2024",
    ticket_number="SBT-000123",
    documents=PIECES,
)
ALL: tuple[papers.Paper, ...] = (
    REPORT_FORM,
    BLANK_FORM,
    FILING_RECEIPT,
    INVITATION,
    MINUTES,
    FORWARDING,
    TRANSFER,
    DOCUMENT_RECEIPT,
)
