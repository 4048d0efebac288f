"""
Makes the PDFs of the demonstration from the texts beside them: `pdf/<lang>.pdf` of a piece of research and
`pdf/<lang>.1.pdf` of a version that was replaced, `pdf/<name>-<lang>.pdf` of another paper.

python -m content.making.documents                 makes all
python -m content.making.documents listening-first only those whose path contains one of the words

Needs WeasyPrint and the Noto fonts (Debian: fonts-noto-core, fonts-noto-cjk). The same text
makes the same bytes: dates come from the work, the file's identifier from its text.
"""

import hashlib
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from content.making.lettering import cut_fonts

WORKS = Path(__file__).resolve().parent.parent / "pages"
STYLE = Path(__file__).with_name("document.css")
CONTENTS = {
    "ar": "المحتويات",
    "en": "Contents",
    "es": "Índice",
    "fr": "Sommaire",
    "ru": "Содержание",
    "zh-hans": "目录",
}
FIGURE = re.compile(r"[\d\s.,%\u00a0\u202f+−–-]+(\([\d.,%\s]+\)|（[\d.,%]+）)?")
markdown = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True, kw_only=True)
class Cover:
    """What stands before the first chapter: title, subtitle, authors, imprint, a note."""

    title: str
    subtitle: str
    authors: list[str]
    imprint: str
    note: str


@dataclass(frozen=True, kw_only=True)
class Imprint:
    """What a reader of files, not of pages, is told about one."""

    language: str
    date: str
    keywords: list[str]


def parts_of(text: str) -> tuple[Cover, list[Token]]:
    tokens = markdown.parse(text)
    body = next(n for n, t in enumerate(tokens) if t.type == "heading_open" and t.tag == "h2")
    title, subtitle, *authors, imprint, note = [
        token.content for token in tokens[:body] if token.type == "inline"
    ]
    cover = Cover(title=title, subtitle=subtitle, authors=authors, imprint=imprint, note=note)
    return cover, tokens[body:]


def number_chapters(tokens: list[Token]) -> list[str]:
    """Give each chapter an address to be found by; their titles."""
    titles = []
    for opening, words in pairwise(tokens):
        if opening.type == "heading_open" and opening.tag == "h2":
            titles.append(words.content)
            opening.attrSet("id", f"chapter-{len(titles)}")
    return titles


def shape_tables(tokens: list[Token]) -> None:
    """Columns of figures stand flush; a row that waits to be filled in gets room for a pen."""
    row: Token | None = None
    cells: list[tuple[Token, str]] = []
    for opening, words in pairwise(tokens):
        if opening.type == "tr_open":
            row, cells = opening, []
        elif opening.type == "td_open":
            cells.append((opening, words.content))
            if FIGURE.fullmatch(words.content):
                opening.attrSet("class", "figure")
        elif opening.type == "tr_close" and row and [text for _, text in cells][1:].count("") > 1:
            row.attrSet("class", "to-fill-in")
        if opening.type == "th_open":
            opening.attrSet("scope", "col")


def page_of(cover: Cover, chapters: list[Token], imprint: Imprint) -> str:
    """The document as HTML."""
    titles = number_chapters(chapters)
    shape_tables(chapters)
    body = markdown.renderer.render(chapters, markdown.options, {})
    direction = "rtl" if imprint.language == "ar" else "ltr"
    contents = "".join(
        f'<li><a href="#chapter-{n}">{escape(title)}</a></li>' for n, title in enumerate(titles, 1)
    )
    authors = "".join(f"<p>{escape(author)}</p>" for author in cover.authors)
    language = "zh-Hans" if imprint.language == "zh-hans" else imprint.language
    return f"""<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<title>{escape(cover.title)}</title>
<meta name="author" content="{escape("; ".join(cover.authors))}">
<meta name="description" content="{escape(cover.subtitle)}">
<meta name="keywords" content="{escape(", ".join(imprint.keywords))}">
<meta name="generator" content="Plenary">
<meta name="dcterms.created" content="{imprint.date}">
<meta name="dcterms.modified" content="{imprint.date}">
</head>
<body>
<header>
<div class="title"><div class="words"><h1>{escape(cover.title)}</h1>
<p class="subtitle">{escape(cover.subtitle)}</p></div></div>
<div class="authors">{authors}</div>
<nav><p class="label">{CONTENTS[imprint.language]}</p><ol>{contents}</ol></nav>
<div class="imprint"><p>{escape(cover.imprint)}</p><p>{escape(cover.note)}</p></div>
</header>
<main data-title="{escape(cover.title)}">
{body}
</main>
</body>
</html>"""


def front_of(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])


def language_of(name: str) -> str:
    """The language at the end of a name: "fr" of "fr", of "fr.1" and of "programme-fr"."""
    bare = name.partition(".")[0]
    return next(code for code in CONTENTS if bare == code or bare.endswith(f"-{code}"))


def make(source: Path) -> tuple[str, int]:
    """Write the PDF beside its text; its size in bytes."""
    text, work = source.read_text(encoding="utf-8"), source.parent.parent
    language = language_of(source.stem)
    imprint = Imprint(
        language=language,
        date=str(front_of(work / "en.md")["date"]),
        keywords=front_of(work / f"{language}.md").get("keywords", []),
    )
    cover, chapters = parts_of(text)
    page = page_of(cover, chapters, imprint)
    target = source.with_suffix(".pdf")
    with TemporaryDirectory() as folder:
        fonts = FontConfiguration()
        lettering = cut_fonts(page, Path(folder)) if language == "zh-hans" else ""
        HTML(string=page).write_pdf(
            target,
            stylesheets=[CSS(string=lettering, font_config=fonts), CSS(STYLE, font_config=fonts)],
            font_config=fonts,
            pdf_variant="pdf/ua-1",
            pdf_identifier=hashlib.sha256(text.encode()).hexdigest()[:32].encode(),
        )
    return str(target.relative_to(WORKS)), target.stat().st_size


def main(words: list[str]) -> None:
    sources = [
        path
        for path in sorted(WORKS.glob("*/*/pdf/*.md"))
        if not words or any(word in str(path.relative_to(WORKS)) for word in words)
    ]
    with ProcessPoolExecutor() as pool:
        for name, size in pool.map(make, sources):
            sys.stdout.write(f"{size / 1000:7.1f} KB  {name}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
