"""A text in Markdown, as blocks. What is not part of the format is refused with its line."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from content import blocks
from content.front_matter import Page
from content.problems import Sheet
from content.schema.codes import SPOKEN
from content.schema.shapes import SLUG
from content.sentences import WORK, FormatError, Writer, line_of

CONTAINERS = ("statistic", "callout", "gallery", "video", "people", "related")
LIMITS = {
    "heading": 200,
    "callout": 120,
    "number": 60,
    "label": 200,
    "who": 120,
    "picture": 300,
    "video": 200,
}
DECORATIVE = "decorative"
GALLERY_SIZES = range(2, 13)

_VIDEO = re.compile(r"https://[^\s/?#@]+\.[^\s/?#@]+([/?#]\S*)?")
_SETTING = re.compile(r"(language|poster|transcript): *(\S+)")


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    for name in CONTAINERS:
        parser.use(container_plugin, name)
    return parser


_PARSER = _parser()


def within(words: str, limit: str, what: str) -> str:
    """Words that are there and not too long."""
    if not words:
        raise FormatError(f"{what} is missing.")
    if len(words) > LIMITS[limit]:
        message = f"{what} has {len(words)} characters: write at most {LIMITS[limit]}."
        raise FormatError(message)
    return words


def parts(tokens: list[Token]) -> Iterator[list[Token]]:
    """Top-level tokens, each with all that stands inside it."""
    start = depth = 0
    for place, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tokens[start : place + 1]
            start = place + 1


class BodyReader:
    """Reads the text of one file into blocks."""

    def __init__(self, page: Page, language: str, sheet: Sheet) -> None:
        self.page = page
        self.sheet = sheet
        self.lines = page.body.split("\n")
        self.writer = Writer(language=language, mentions=[])
        self.found: list[blocks.Block] = []
        self.run: list[Token] = []

    def read(self) -> tuple[blocks.Block, ...]:
        for tokens in parts(_PARSER.parse(self.page.body)):
            if self._continues_prose(tokens):
                self.run += tokens
            else:
                self._end_prose()
                self._take(self._block, tokens)
        self._end_prose()
        for mention in self.writer.mentions:
            self.sheet.mention(mention.address, mention.line + self.page.body_line)
        return tuple(self.found)

    def _take(self, read: Callable[[list[Token]], blocks.Block], tokens: list[Token]) -> None:
        start = line_of(tokens[0])
        try:
            self.found.append(replace(read(tokens), line=start + self.page.body_line))
        except FormatError as error:
            line = start if error.line is None else error.line
            self.sheet.refuse(line + self.page.body_line, error.sentence)

    @staticmethod
    def _continues_prose(tokens: list[Token]) -> bool:
        if tokens[0].type in {"bullet_list_open", "ordered_list_open"}:
            return True
        return tokens[0].type == "paragraph_open" and not is_picture(tokens[1])

    def _end_prose(self) -> None:
        if self.run:
            self._take(self._prose, self.run)
            self.run = []

    def _prose(self, tokens: list[Token]) -> blocks.Block:
        for token in tokens:
            if token.type == "inline" and token.content.startswith(":::"):
                known = ", ".join(CONTAINERS)
                message = f"“{token.content.split(chr(10))[0]}” opens no block. Known: {known}."
                raise FormatError(message, line_of(token))
        return blocks.Prose(html=self.writer.html(tokens))

    def _block(self, tokens: list[Token]) -> blocks.Block:
        kind = tokens[0].type.removesuffix("_open")
        read = {
            "paragraph": self._picture,
            "heading": self._heading,
            "blockquote": self._quote,
            "table": self._table,
            "container_statistic": self._statistic,
            "container_callout": self._callout,
            "container_gallery": self._gallery,
            "container_video": self._video,
            "container_people": self._people,
            "container_related": self._related,
        }.get(kind)
        if read is None:
            self.writer.html(tokens[:1])  # which says what it is
            raise FormatError(f"“{kind}” is not part of the format.")
        if kind.startswith("container_"):
            self._refuse_unclosed(tokens[0])
        return read(tokens)

    def _refuse_unclosed(self, opening: Token) -> None:
        _start, end = opening.map or (0, 0)
        if end >= len(self.lines) or not self.lines[end].lstrip().startswith(":::"):
            raise FormatError("This block is never closed: end it with a line :::")

    def _heading(self, tokens: list[Token]) -> blocks.Block:
        level = int(tokens[0].tag[1])
        if level not in {2, 3}:
            message = "Headings are ## or ###. The title stands in the front matter."
            raise FormatError(message)
        text = within(self.writer.plain(tokens[1]), "heading", "The heading")
        return blocks.Heading(level=level, text=text)

    def _picture(self, tokens: list[Token]) -> blocks.Block:
        return picture_of((tokens[1].children or [])[0])

    def _gallery(self, tokens: list[Token]) -> blocks.Block:
        pictures = []
        for inline in (token for token in tokens if token.type == "inline"):
            shown = [child for child in inline.children or [] if child.type != "softbreak"]
            if any(child.type != "image" for child in shown):
                raise FormatError(
                    "A gallery holds pictures only, one in each line.", line_of(inline)
                )
            pictures += [picture_of(child) for child in shown]
        if len(pictures) not in GALLERY_SIZES:
            message = f"A gallery holds 2 to 12 pictures; this one has {len(pictures)}."
            raise FormatError(message)
        return blocks.Gallery(pictures=tuple(pictures))

    def _video(self, tokens: list[Token]) -> blocks.Block:
        url = title_of(tokens[0], "video")
        if not _VIDEO.fullmatch(url):
            message = "Give the address of the video beside its name: ::: video https://…"
            raise FormatError(message)
        inlines = [token for token in tokens if token.type == "inline"]
        if len(inlines) != 1:
            raise FormatError(
                "A video has a line for its title, then lines for its language, poster and transcript."
            )
        title, *lines = [self.writer.plain(line) for line in self._lines(inlines)]
        said = dict(settings_in(lines))
        if said.get("language", "") not in SPOKEN:
            message = "Say the language of the recording: language: fr, or another code."
            raise FormatError(message)
        return blocks.Video(
            url=url,
            title=within(title, "video", "The title of the video"),
            language=said["language"],
            poster=said.get("poster", ""),
            transcript=f"pdf/{said['transcript']}.pdf" if "transcript" in said else "",
        )

    def _table(self, tokens: list[Token]) -> blocks.Block:
        rows: list[list[str]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(self.writer.plain(token))
        return blocks.Table(rows=tuple(map(tuple, rows)))

    def _quote(self, tokens: list[Token]) -> blocks.Block:
        paragraphs = [token for token in tokens if token.type == "inline"]
        if any(token.nesting and "paragraph" not in token.type for token in tokens[1:-1]):
            raise FormatError("A quote holds paragraphs only.")
        lines = [line for token in paragraphs for line in token.content.split("\n")]
        if len(lines) < 2 or not lines[-1].startswith("— "):
            raise FormatError("End the quote with a line that says who: — @slug, or — a name.")
        *said, last = [self.writer.plain(inline) for inline in self._lines(paragraphs)]
        who = last.removeprefix("—").strip()
        words = self.writer.joint.join(said)
        if not who.startswith("@"):
            return blocks.Quote(words=words, who=within(who, "who", "The name"))
        person = self._work(f"persons/{who[1:]}", lines=line_of(tokens[0]))
        return blocks.Quote(words=words, person=person)

    @staticmethod
    def _lines(paragraphs: list[Token]) -> Iterator[Token]:
        """Each line of a quote as an inline of its own."""
        for token in paragraphs:
            line: list[Token] = []
            for child in token.children or []:
                if child.type == "softbreak":
                    yield Token("inline", "", 0, children=line, map=token.map)
                    line = []
                else:
                    line.append(child)
            yield Token("inline", "", 0, children=line, map=token.map)

    def _statistic(self, tokens: list[Token]) -> blocks.Block:
        number = within(title_of(tokens[0], "statistic"), "number", "The figure")
        inlines = [token for token in tokens if token.type == "inline"]
        if len(inlines) != 1:
            raise FormatError("Say in one line what the figure counts.")
        label = within(self.writer.plain(inlines[0]), "label", "What the figure counts")
        return blocks.Statistic(number=number, label=label)

    def _callout(self, tokens: list[Token]) -> blocks.Block:
        title = within(title_of(tokens[0], "callout"), "callout", "The title of the call-out")
        html = self.writer.html(tokens[1:-1])
        if not html:
            raise FormatError("The call-out has no text.")
        return blocks.Callout(title=title, html=html)

    def _people(self, tokens: list[Token]) -> blocks.Block:
        return blocks.People(persons=self._works(tokens, "persons/"))

    def _related(self, tokens: list[Token]) -> blocks.Block:
        return blocks.Related(pages=self._works(tokens, ""))

    def _works(self, tokens: list[Token], section: str) -> tuple[str, ...]:
        named = [
            self._work(section + word.strip(), lines=place + line_of(token))
            for token in tokens
            if token.type == "inline"
            for place, word in enumerate(token.content.split("\n"))
        ]
        if not named:
            raise FormatError("Name a work in each line of this block.")
        return tuple(named)

    def _work(self, address: str, *, lines: int) -> str:
        if not WORK.fullmatch(f"/{address}") or not SLUG.fullmatch(address.split("/")[1]):
            raise FormatError(f"“{address}” is no work. Write one in each line.", lines)
        self.sheet.mention(address, lines + self.page.body_line)
        return address


def title_of(opening: Token, name: str) -> str:
    """What stands beside the name of a block: ::: statistic 80+"""
    return opening.info.strip().removeprefix(name).strip()


def picture_of(token: Token) -> blocks.Picture:
    alt_text = within(token.content, "picture", "What the picture shows, ![like this](…),")
    caption = str(token.attrGet("title") or "")
    if caption:
        within(caption, "picture", "The caption")
    shown = "" if alt_text == DECORATIVE else alt_text
    return blocks.Picture(file=str(token.attrGet("src")), alt_text=shown, caption=caption)


def settings_in(lines: list[str]) -> Iterator[tuple[str, str]]:
    """What stands under a video's title: language: fr"""
    for line in lines:
        setting = _SETTING.fullmatch(line.strip())
        if setting is None:
            known = "language: fr, poster: file.jpg, transcript: name"
            message = f"“{line}” is not known of a video. Known: {known}"
            raise FormatError(message)
        yield setting[1], setting[2]


def is_picture(inline: Token) -> bool:
    return [child.type for child in inline.children or []] == ["image"]
