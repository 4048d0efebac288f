"""
Writes docs/content.md from the schema, so that the two cannot differ.

python -m content.schema_document
"""

import sys
from pathlib import Path

from content.markdown import CONTAINERS, DECORATIVE
from content.schema import KINDS, Facts, Key, Standing, keys_of
from content.schema.codes import LANGUAGES
from content.schema.keys import Group
from content.schema.shapes import ByName, Many, Shape

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "content.md"

OPENING = f"""\
# The content format

What `manage.py load_content DIR` reads. This page is written from the dataclasses in
`content/schema/` by `python -m content.schema_document`; mend those, not this page.

A work is a folder, `DIR/<section>/<slug>/`, with a file for each language: {", ".join(LANGUAGES)}
and `.md`. `<section>/<slug>` is its key wherever one work names another. Pictures and PDFs stand
beside the texts. The work's *source* is `en.md`, or the file that says `source: true`.

A file begins with its keys between two lines of `---` (YAML), then comes its text. Every value is
kept as it is written: `NO` is Norway, `02:00` an hour. A text that holds `: ` needs quotes.

Keys marked **T** are translated: each language has its own. All others are the same in every
language and stand in the source only. A translation has the keys **T** that its source has, and
its text has the same blocks in the same order, so that each sentence finds its pair.

Check a folder without loading it: `manage.py load_content DIR --check`.
"""

BODY = f"""\
## The text

Markdown: paragraphs, lists (numbered ones from 1), tables of plain cells, `**bold**`, `*italic*`,
headings `##` and `###`. Paragraphs and lists in a row are one block. `[a link](/news/slug)` leads
to a work in the reader's language, `[a link](https://example.org/)` anywhere else. No HTML, no
code.

A picture is a paragraph of its own, `![What it shows](file.jpg "Its caption")`, with a file from
the work's folder. One that adds nothing to the text is `![{DECORATIVE}](file.jpg)` in every language,
and nothing is read out for it. A picture has a caption in all languages or in none.

A quote ends with who said it: a person's slug, or a plain name.

```
> What was said, reported or in their words.
> — @summer-walker
```

Other blocks ({", ".join(CONTAINERS)}) stand between two lines of colons:

```
::: statistic 80+
participants
:::

::: callout How to join
Text, with links.
:::

::: gallery
![What the first shows](one.jpg "Its caption")
![What the second shows](two.jpg "Its caption")
:::

::: video https://example.org/recordings/opening
The title of the recording
language: fr
poster: one.jpg
transcript: opening-fr
:::

::: people
james-a-walsh
summer-walker
:::

::: related
research/some-slug
news/another-slug
:::
```

A gallery has two to twelve pictures, one in each line; who made them is said once for all languages, under
`picture_credits`. Of a video, only the title is translated. Its address, the language that is spoken in it,
its poster, a picture from the work's folder, and its transcript, `pdf/opening-fr.pdf` beside the texts, are
the same in every language; the last two may be left out.
"""


LOADING = """\
## Loading

`manage.py load_content DIR` writes what changed since the last load, twenty works in a transaction
(`--size 1` on a busy site); an unchanged folder costs one query. What is wrong is told with file
and line; a faulty translation leaves its page as it was, a faulty source its whole work; the
others are loaded, and the command ends with 1.

A translation becomes pairs of sentences for wagtail-localize, and its page is built from them: the
page, the translation editor and the file agree. It is public only once every sentence has its
pair. So when a source changes and a translation does not, the translation stays public with its
old text until it follows. Where the change was a typing error, and what the translations say is
still right: `--still-right section/slug`.

People come first. A source that somebody edited in the site is left alone, and told each time;
translations that somebody wrote in the site stay; a page that was taken from view stays hidden; a
page that was made independent in the site goes its own way. Pages are never deleted: one whose
file is gone stays as it is.
"""


def in_brief(shape: Shape) -> str:
    """A shape in a few words; groups are told below the table."""
    if isinstance(shape, Many):
        return f"list of {in_brief(shape.of)}" if isinstance(shape.of, Group) else shape.words
    if isinstance(shape, ByName):
        return f"for each {shape.name}: {in_brief(shape.of)}"
    return shape.of.__name__ if isinstance(shape, Group) else shape.words


def groups_in(shape: Shape) -> list[type]:
    if isinstance(shape, Group):
        inner = [g for key in keys_of(shape.of).values() for g in groups_in(key.shape)]
        return [shape.of, *inner]
    return groups_in(shape.of) if isinstance(shape, Many | ByName) else []


def table_of(keys: dict[str, Key]) -> str:
    """A row for each key: name, language, need, value, meaning."""
    rows = [
        f"| `{name}` | {'**T**' if key.translated else ''} | {'must' if key.required else ''}"
        f" | {in_brief(key.shape)} | {key.says} |"
        for name, key in keys.items()
    ]
    return "\n".join(["| key | | | value | what it says |", "|---|---|---|---|---|", *rows])


def told_once(kinds: list[type]) -> str:
    """The groups that keys of these kinds hold, each with a table of its own."""
    found: dict[type, None] = {}
    for kind in kinds:
        for key in keys_of(kind).values():
            found |= dict.fromkeys(groups_in(key.shape))
    return "\n\n".join(
        f"**{group.__name__}**: {first_line(group)}\n\n{table_of(keys_of(group))}"
        for group in found
    )


def first_line(kind: type) -> str:
    return (kind.__doc__ or "").strip().partition("\n")[0]


def section_of(kind: type[Facts]) -> str:
    common = keys_of(Facts)
    own = {name: key for name, key in keys_of(kind).items() if common.get(name) != key}
    told = f"## {kind.section}\n\n{first_line(kind)}"
    return f"{told}\n\n{table_of(own)}" if own else f"{told} It has the common keys only."


def document() -> str:
    """The page, as it must stand in docs/."""
    parts = [
        OPENING.rstrip(),
        f"## Keys of a file\n\n{table_of(keys_of(Standing))}",
        f"## Common keys\n\n{table_of(keys_of(Facts))}",
        *(section_of(kind) for kind in KINDS.values()),
        f"## Tables inside\n\n{told_once(list(KINDS.values()))}",
        BODY.rstrip(),
        LOADING.rstrip(),
    ]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
    sys.stdout.write(f"{DOCUMENT.name}: written\n")
