"""Prints the PDF programme of the sample web again; needs reportlab (a development dependency).

Run from the checkout: `.venv/bin/python data/sample/make_programme.py`
"""

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer

TARGET = Path(__file__).parent / "web/bridgetuners.example/annual-meeting/2025/programme-2025.pdf"
TITLE = "Annual Meeting 2025 - Programme"

HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=12, leading=15, spaceBefore=8)
PART = ParagraphStyle("part", fontName="Helvetica-Bold", fontSize=10, leading=13, spaceBefore=6)
TALK = ParagraphStyle("talk", fontName="Helvetica-Bold", fontSize=8.5, leading=10.5, spaceBefore=4)
TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=8.5, leading=10.5)

PROGRAMME: list[tuple[ParagraphStyle, str]] = [
    (HEAD, "Programme Committee"),
    (TEXT, "Tobias Wrenfield, Merrow Sound Bridges (Chair)"),
    (TEXT, "Efua Danquarbel, Ministry of Crossings"),
    (TEXT, "Gwilym Bontfaerdre, Bontfaerdre Chain Bridges"),
    (HEAD, "Thursday, 16 October 2025"),
    (PART, "Session 1: The Low Notes"),
    (TEXT, "Chair: Dr. Katherine J. Thistlewood, Port Ellery Bridge Authority"),
    (TALK, "09:00 Keynote: A River Is a Long String"),
    (TEXT, "Mio Otowabashi, Kawaoto Bridge Institute"),
    (TALK, "10:00 Rust as an Instrument"),
    (TEXT, "Hamish Strathspan, Glen Orrin Viaduct Company"),
    (TALK, "10:30 What Cattle Hear"),
    (TEXT, "Lwazi Mabhuloho, Ukuwela Crossings; Thandeka Ukuwelani, Ukuwela Crossings"),
    (TEXT, "11:00 Coffee on the south bank"),
    (PART, "Session 2: Handrails"),
    (TEXT, "Chair: Siobhán Ní Dhroichid, Clonbarra County Spans"),
    (TALK, "11:30 Brass, Oak and Cold Hands"),
    (TEXT, "Rosalind Tidewell, Estuary Hum Cooperative"),
    (TALK, "12:00 The Handrail as a Public Piano"),
    (TEXT, "Anneliese Stegmüllner, Büro für Geländerton"),
    (TEXT, "12:30 Lunch"),
    (HEAD, "Friday, 17 October 2025"),
    (PART, "Session 3: Long Spans"),
    (TEXT, "Chair: Bartholomew Inchcarron-Rudd, Upper Wend Turnpike Trust"),
    (TALK, "09:00 Seven Crossings, Seven Keys"),
    (TEXT, "Dr. Ngozi A. Umefoluwa, Lagoon Crossings Trust"),
    (TALK, "09:45 A Common Pitch at Last?"),
    (TEXT, "Prof. Dr. Jörg-Henning von Quarnbek, Institut für Brückenklang Nordtal"),
    (TALK, "10:30 Concrete Has Feelings"),
    (TEXT, "Aurelio Peñarrubia Sotomonte, Universidad de Puentehondo"),
    (PART, "Panel: Becoming a Tuner at Forty"),
    (TEXT, "Moderator: Toby Wrenfield, Merrow Sound Bridges"),
    (TEXT, "Panelists: Winifred Cablethwaite, Moorgate Cable Works; Quillon; "
           "Imogen Girdlestrand, Canal & Aqueduct Board".replace("&", "&amp;")),
    (HEAD, "Saturday, 18 October 2025"),
    (TALK, "10:00 Workshop: Reading a Hum Survey"),
    (TEXT, "Instructors: Efua Danquarbel, Ministry of Crossings, and Radek Sluchowiec, Kladka i Syn"),
    (TALK, "18:00 Award Dinner"),
    (TEXT, "Master of ceremonies: Toby Wrenfield"),
    (HEAD, "Sponsors"),
    (TEXT, "Moorgate Cable Works"),
    (TEXT, "Ferrule &amp; Twang Instruments Ltd"),
    (TEXT, "Upper Wend Turnpike Trust"),
]


def _furniture(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(20 * mm, A4[1] - 18 * mm, "International Guild of Bridge Tuners")
    canvas.setFont("Helvetica", 9)
    canvas.drawString(20 * mm, A4[1] - 24 * mm, "Annual Meeting 2025, Merrow Sound, 16-18 October 2025")
    canvas.drawCentredString(A4[0] / 2, 12 * mm, str(document.page))


def main() -> None:
    """Writes the two-column programme; the same input gives the same bytes."""
    width, height = (A4[0] - 50 * mm) / 2, 165 * mm
    columns = [
        Frame(20 * mm + n * (width + 10 * mm), A4[1] - 32 * mm - height, width, height, id=f"column{n}")
        for n in (0, 1)
    ]
    document = BaseDocTemplate(str(TARGET), pagesize=A4, title=TITLE, author="Guild Office", invariant=1)
    document.addPageTemplates(PageTemplate("two", columns, onPage=_furniture))
    story: list[Flowable] = [Paragraph(text, style) for style, text in PROGRAMME]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    document.build([*story, Spacer(1, 2 * mm)])


if __name__ == "__main__":
    main()
