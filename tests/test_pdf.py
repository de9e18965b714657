"""Programmes in PDF: columns and tables stay apart, and what cannot be read is said in words."""

import io
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from scrapers.extract.document import Document, Page, open_page
from scrapers.extract.pdf import open_pdf, read
from scrapers.extract.reading import Outcome
from scrapers.extract.talk_line import read_talk

TOP = A4[1] - 60


def pdf(draw: Callable[[Canvas], None], **options: object) -> Document:
    body = io.BytesIO()
    canvas = Canvas(body, pagesize=A4, **options)
    draw(canvas)
    canvas.save()
    return open_page(Page("https://rocks.example/2026/programme.pdf", body.getvalue(), "application/pdf"))


def write(canvas: Canvas, x: float, y: float, text: str, size: float = 10, bold: bool = False) -> None:
    canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
    canvas.drawString(x, y, text)


def names(document: Document) -> dict[str, str]:
    return {mention.name: mention.role.value for mention in read(document)}


def two_columns(canvas: Canvas) -> None:
    write(canvas, 60, TOP, "Rock Days 2026", 22, bold=True)
    write(canvas, 60, TOP - 40, "Programme Committee", 14, bold=True)
    left = [
        "Odalys Ferreira (Minas Lda)",
        "Bo Lindqvist (Norskfels AS)",
        "Amara Okonjo (Lagos Ice Lab)",
        "Paul Holtermann (Polar Academy)",
    ]
    right = [
        "Fenella Okpara (Harbour Trust)",
        "Tadeusz Wrzos (Kiln Institute)",
        "Isaura Velhinho (Clube Lda)",
        "Ngaire Pohatu (Bat Society)",
    ]
    for number, (one, other) in enumerate(zip(left, right, strict=True)):
        write(canvas, 60, TOP - 65 - 15 * number, one)
        write(canvas, 320, TOP - 65 - 15 * number, other)


def test_two_columns_of_a_committee_are_read_down_not_across() -> None:
    mentions = {mention.name: mention for mention in read(pdf(two_columns))}
    assert set(mentions) == {
        "Odalys Ferreira", "Bo Lindqvist", "Amara Okonjo", "Paul Holtermann",
        "Fenella Okpara", "Tadeusz Wrzos", "Isaura Velhinho", "Ngaire Pohatu",
    }  # fmt: skip
    assert {mention.role.value for mention in mentions.values()} <= {"reviewer", "committee"}
    assert mentions["Bo Lindqvist"].organization == "Norskfels AS"
    assert mentions["Fenella Okpara"].organization == "Harbour Trust"
    assert all(mention.extractor == "pdf" and mention.url.endswith(".pdf") for mention in mentions.values())


def table(canvas: Canvas) -> None:
    write(canvas, 60, TOP, "Speakers", 18, bold=True)
    rows = [
        ("Name", "Affiliation", "Talk"),
        ("Odalys Ferreira", "Minas Lda", "Reading Drill Cores"),
        ("Bo Lindqvist", "Norskfels AS", "Ropes"),
        ("Amara Okonjo", "Lagos Ice Lab", "Ice at Night"),
        ("Paul Holtermann", "Polar Academy", "Snow"),
    ]
    for number, row in enumerate(rows):
        for x, text in zip((60, 220, 380), row, strict=True):
            write(canvas, x, TOP - 40 - 18 * number, text)


def test_a_table_is_read_across_so_that_everybody_keeps_the_right_affiliation() -> None:
    mentions = {mention.name: mention.organization for mention in read(pdf(table))}
    assert mentions == {
        "Odalys Ferreira": "Minas Lda",
        "Bo Lindqvist": "Norskfels AS",
        "Amara Okonjo": "Lagos Ice Lab",
        "Paul Holtermann": "Polar Academy",
    }


def talks(canvas: Canvas) -> None:
    write(canvas, 60, TOP, "Programme", 18, bold=True)
    lines = ["09:00 Registration", '09:30 "Reading drill cores in the dark and other things that nobody ever',
             'wanted to know" by Odalys Ferreira and Bo Lindqvist', "10:30 Coffee break",
             "11:00 Ropes and shafts - Amara Okonjo (Lagos Ice Lab)"]  # fmt: skip
    for number, line in enumerate(lines):
        write(canvas, 60, TOP - 40 - 16 * number, line)


def test_talks_of_a_programme_come_with_their_titles_even_when_wrapped() -> None:
    told = {(mention.name, mention.session) for mention in read(pdf(talks)) if mention.session}
    long = "Reading drill cores in the dark and other things that nobody ever wanted to know"
    assert told == {("Odalys Ferreira", long), ("Bo Lindqvist", long), ("Amara Okonjo", "Ropes and shafts")}
    assert set(names(pdf(talks))) == {"Odalys Ferreira", "Bo Lindqvist", "Amara Okonjo"}


def test_headings_carry_over_to_the_next_page_and_running_heads_are_nobody() -> None:
    def pages(canvas: Canvas) -> None:
        for number in range(4):
            write(canvas, 60, A4[1] - 30, f"Clementine Printer - page {number + 1}", 8)
            if number == 0:
                write(canvas, 60, TOP - 30, "Organizing Committee", 16, bold=True)
            for row in range(20):
                write(canvas, 60, TOP - 60 - 15 * row, f"{GIVEN[number]} {FAMILY[row]} (Minas Lda)")
            canvas.showPage()

    found = names(pdf(pages))
    assert {f"{given} {family}" for given in GIVEN for family in FAMILY} <= set(found)
    assert set(found.values()) <= {"organizer", "committee"}


GIVEN = ["Odalys", "Amara", "Fenella", "Ngaire"]
FAMILY = ["Ferreira", "Lindqvist", "Okonjo", "Holtermann", "Okpara", "Wrzos", "Velhinho", "Pohatu", "Aas",
          "Mutabazi", "Brandvold", "Quistgaard", "Etxeberria", "Merriweather", "Pestana", "Ytre", "Cabral",
          "Teles", "Zwaan", "Roque"]  # fmt: skip


def test_a_locked_pdf_is_named_as_such() -> None:
    opened = open_pdf(pdf(two_columns, encrypt=StandardEncryption("secret", strength=128)))
    assert opened.outcome is Outcome.ENCRYPTED


def test_a_pdf_that_anybody_may_open_is_read_though_it_is_encrypted() -> None:
    assert len(names(pdf(two_columns, encrypt=StandardEncryption("", "owner", strength=128)))) == 8


def test_a_scan_without_text_asks_for_ocr() -> None:
    def scan(canvas: Canvas) -> None:
        image = io.BytesIO()
        from PIL import Image  # noqa: PLC0415 - reportlab brings it

        Image.new("L", (40, 40), 128).save(image, "PNG")
        image.seek(0)
        from reportlab.lib.utils import ImageReader  # noqa: PLC0415

        canvas.drawImage(ImageReader(image), 0, 0, 500, 700)

    assert open_pdf(pdf(scan)).outcome is Outcome.NEEDS_OCR


def test_an_empty_pdf_names_nobody() -> None:
    opened = open_pdf(pdf(lambda canvas: canvas.showPage()))
    assert (opened.outcome, read(pdf(lambda canvas: canvas.showPage()))) == (Outcome.NOTHING, [])


def test_damaged_bytes_are_reported_and_nothing_worse() -> None:
    whole = pdf(two_columns).page.body
    for body in (b"%PDF-1.7\n", whole[:400], whole[:200] + b"\x00" * 200, b"%PDF-1.4 garbage"):
        opened = open_pdf(open_page(Page("https://rocks.example/a.pdf", body)))
        assert opened.outcome in {Outcome.BROKEN, Outcome.NOTHING, Outcome.READ}


def test_a_pdf_that_unpacks_without_end_is_given_up() -> None:
    import zlib  # noqa: PLC0415

    packed = zlib.compress(zlib.compress(b"0 " * 60_000_000, 1), 9)
    stream = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (
        len(packed),
        packed,
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 700] /Contents 4 0 R >>",
        stream,
    ]
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, o) for n, o in enumerate(objects, 1))
    body += b"trailer << /Root 1 0 R /Size 5 >>\n%%EOF"
    opened = open_pdf(open_page(Page("https://rocks.example/bomb.pdf", body)))
    assert opened.outcome in {Outcome.BROKEN, Outcome.NOTHING, Outcome.TOO_SLOW}


@pytest.mark.parametrize(
    ("line", "title", "people"),
    [
        ('09:30 "On Basalt" by Ana Ruiz and Bo Li', "On Basalt", ["Ana Ruiz", "Bo Li"]),
        ("10.00 “Über Basalt” von Ana Ruiz (Minas Lda).", "Über Basalt", ["Ana Ruiz"]),
        ("«Le basalte» par Ana Ruiz et Paul Holt", "Le basalte", ["Ana Ruiz", "Paul Holt"]),
        ("16:00 a 17:00 El basalto a cargo de Ana Ruiz (Minas Lda)", "El basalto", ["Ana Ruiz"]),
    ],
)  # fmt: skip
def test_a_line_says_who_gives_which_talk(line: str, title: str, people: list[str]) -> None:
    talk = read_talk(line)
    assert talk is not None
    assert (talk.title, [person.name for person in talk.people]) == (title, people)


@pytest.mark.parametrize(
    "line",
    [
        "10:00 Coffee break with Friends",
        "12:00 Lunch - Main Hall",
        "13:00 – 14:00 Registration",
        "Sponsored by Acme",
        '"A quotation", said nobody in particular about this event.',
    ],
)
def test_a_line_without_a_talk_names_nobody(line: str) -> None:
    assert read_talk(line) is None


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120))
def test_no_line_whatever_stops_the_reading(line: str) -> None:
    read_talk(line)
    read_talk(f'09:00 "{line}" by {line}')
