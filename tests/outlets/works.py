"""Two works as Records in six languages, and one that is hard to write down."""

from dataclasses import replace
from datetime import date

from pages.records import Agent, FileRecord, House, Record

HOUSE = House(name="Plenary")
FAMILY = "d1d4fd9c-4c5b-54e9-9b15-743131311171"
ADDRESS = f"https://plenary.example/id/{FAMILY}"


def record(**fields):
    known = {
        "identifier": ADDRESS,
        "kind": "research",
        "schema_type": "Report",
        "language": "en",
        "title": "After the first year",
        "abstract": "",
        "url": "https://plenary.example/en/research/after/",
        "date": date(2026, 3, 10),
        "genre": "report",
        "genre_name": "Report",
    }
    return Record(**known | fields)


def author(name):
    return Agent(name=name, part="author")


def publisher(name):
    return Agent(name=name, part="publisher", is_person=False)


# Title, genre, two authors, publisher; title of a story.
WORDS = {
    "ar": (
        "بعد السنة الأولى",
        "تقرير",
        ("سمر ووكر", "Azamat Kerimtoo uulu"),
        "مؤسسة عتبة السهوب",
        "شارع آمن",
    ),
    "zh-hans": (
        "第一年之后",
        "报告",
        ("王小明", "Azamat Kerimtoo uulu"),
        "草原之门基金会",
        "平安的街道",
    ),
    "en": (
        "After the first year: what people still use",
        "Report",
        ("Gulzat", "Azamat Kerimtoo uulu"),
        "Steppe Threshold Foundation",
        "A street is safe",
    ),
    "fr": (
        "Après la première année",
        "Rapport",
        ("Gulzat", "Azamat Kerimtoo uulu"),
        "Fondation du Seuil",
        "Une rue sûre",
    ),
    "ru": (
        "После первого года",
        "Доклад",
        ("Гульзат", "Азамат Керимтоо уулу"),
        "Фонд «Степной порог»",
        "Безопасная улица",
    ),
    "es": (
        "Después del primer año",
        "Informe",
        ("Gulzat", "Azamat Kerimtoo uulu"),
        "Fundación Umbral",
        "Una calle segura",
    ),
}


def report_in(language):
    title, genre, writers, house, _story = WORDS[language]
    return record(
        language=language,
        title=title,
        genre_name=genre,
        agents=(*map(author, writers), publisher(house)),
        symbol="STF/2026/1",
        doi="10.5555/plenary.2026.11",
        version="2",
    )


def story_in(language):
    return record(
        kind="news",
        schema_type="NewsArticle",
        language=language,
        title=WORDS[language][4],
        genre="",
        genre_name="",
        date=date(2026, 5, 1),
    )


HARD = record(
    title=r"Braces {a} and {b}, 50% of $5 & #1_2 ~ ^ C:\new “quoted” <b>",
    abstract="First line\nER  - second line\r\n@misc{evil, title={x}} بعد 年",
    agents=(
        author("王小明"),
        author("Gulzat"),
        author("Barnes and Noble, Inc."),
        author("سمر ووكر"),
        Agent(name="Zoë Ng_Smith", part="editor"),
        publisher("Nuts & Bolts {Ltd}"),
    ),
    keywords=("aid & care", "50%"),
    symbol="CTOC/COP/WG.9/2021/4",
    doi="10.5555/a_b%20{c}",
    isbn="978-0-306-40615-7",
    licence="CC-BY-4.0",
    version="3",
    files=(
        FileRecord(
            language="en",
            url="https://plenary.example/files/en.pdf",
            media_type="application/pdf",
            size=1,
        ),
    ),
)
LONG = replace(
    HARD,
    identifier=ADDRESS.replace("d1d4", "aaaa"),
    title="A very long title, " * 80,
    kind="news",
    genre="",
    version="",
)
