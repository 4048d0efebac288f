"""
A work as its folder tells it: `<section>/<slug>/<language>.md`, read into values.

Nothing here knows of a database. All that is wrong is collected; a text with a fault is not given.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from content.blocks import Block
from content.front_matter import Page, Written, decode, split
from content.markdown import BodyReader
from content.problems import ContentError, Mention, Sheet
from content.schema import KINDS, Facts, Standing, keys_of
from content.schema.codes import LANGUAGES
from content.schema.keys import Key, read_table
from content.structure import block_differences, key_difference


@dataclass(frozen=True, kw_only=True)
class Text:
    """What one file says, with all that its source says for every language."""

    address: str
    language: str
    facts: Facts
    blocks: tuple[Block, ...]
    digest: str
    draft: bool = False
    independent: bool = False


@dataclass(frozen=True, kw_only=True)
class Work:
    """A work in the languages that could be read. `address` is its key: `news/slug`."""

    address: str
    path: Path
    source_language: str
    texts: Mapping[str, Text]

    @property
    def source(self) -> Text:
        return self.texts[self.source_language]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What came of reading a folder. There is no work where its source cannot be read."""

    work: Work | None
    problems: list[ContentError]
    mentions: list[tuple[str, Mention]]


def address_of(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


class FileReader:
    """Reads one file. `source` is given for a translation, once its source is read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.language = path.stem
        self.folder = path.parent
        self.kind = KINDS[path.parent.parent.name]
        self.sheet = Sheet(f"{address_of(path.parent)}/{path.name}")
        self.digest = ""
        self.page: Page | None = self._open()
        self.standing = self._standing()

    def _open(self) -> Page | None:
        raw = self.path.read_bytes()
        self.digest = hashlib.sha256(raw).hexdigest()
        try:
            return split(decode(raw, self.sheet.file), self.sheet.file)
        except ContentError as error:
            self.sheet.problems.append(error)
            return None

    def _standing(self) -> Standing:
        keys = keys_of(Standing)
        front = self.page.front if self.page else {}
        written = {name: value for name, value in front.items() if name in keys}
        return Standing(**read_table(written, keys, self.sheet))

    def read(self, source: Text | None, *, is_source: bool) -> Text | None:
        if self.page is None:
            return None
        facts = self._facts(self.page, source, is_source=is_source)
        blocks = BodyReader(self.page, self.language, self.sheet).read()
        self._check_files(facts, blocks)
        self._check_credits(facts, blocks)
        text = Text(
            address=address_of(self.folder),
            language=self.language,
            facts=facts,
            blocks=blocks,
            digest=self.digest,
            draft=self.standing.draft,
            independent=self.standing.independent,
        )
        if source is not None and not text.independent:
            self._compare(source, text)
        return None if self.sheet.problems else text

    # --- keys ---------------------------------------------------------

    def _facts(self, page: Page, source: Text | None, *, is_source: bool) -> Facts:
        keys = keys_of(self.kind)
        own = {n: v for n, v in page.front.items() if n not in keys_of(Standing)}
        if is_source:
            self._refuse_standing(page)
            facts = self.kind(**read_table(own, keys, self.sheet))
        else:
            facts = self._translated(own, keys, source.facts if source else self.kind())
        if is_source or source is not None:
            self._check_faults(facts, page, keys, is_source=is_source)
        return facts

    def _translated(
        self, own: Mapping[str, Written], keys: Mapping[str, Key], source: Facts
    ) -> Facts:
        """What the source says for every language, with this language's own words."""
        translated = {name: key for name, key in keys.items() if key.translated}
        nothing = {name: key.shape.nothing for name, key in translated.items()}
        values = read_table(dict(self._without_neutral(own, keys)), translated, self.sheet)
        return replace(source, **{**nothing, **values})

    def _refuse_standing(self, page: Page) -> None:
        for name in ("draft", "independent"):
            if getattr(self.standing, name):
                message = f"`{name}` is for translations; this file is the work's source."
                self.sheet.refuse(page.front[name].line, message)

    def _without_neutral(
        self, own: Mapping[str, Written], keys: Mapping[str, Key]
    ) -> Iterator[tuple[str, Written]]:
        for name, value in own.items():
            if name in keys and not keys[name].translated:
                message = f"`{name}` is the same in every language: it stands in the source only."
                self.sheet.refuse(value.line, message)
            else:
                yield name, value

    def _check_faults(
        self, facts: Facts, page: Page, keys: Mapping[str, Key], *, is_source: bool
    ) -> None:
        if self.sheet.problems:  # half a table has faults of its own
            return
        for name, sentence in facts.faults():
            written = page.front.get(name)
            if is_source or (keys[name].translated and (written or not self.standing.draft)):
                self.sheet.refuse(written.line if written else 1, sentence)

    # --- files beside it ----------------------------------------------

    def _check_files(self, facts: Facts, blocks: tuple[Block, ...]) -> None:
        front = self.page.front if self.page else {}
        for key, name in facts.files_beside():
            if key in front:
                self._require(name, front[key].line)
        for block in blocks:
            for name in block.files:
                self._require(name, block.line)

    def _check_credits(self, facts: Facts, blocks: tuple[Block, ...]) -> None:
        """Whom to thank for a picture is said where the picture is: in the source, and of its own."""
        written = self.page.front.get("picture_credits") if self.page else None
        if written is None or not isinstance(written.value, dict):
            return
        shown = {name for block in blocks for name in block.files}
        for name, said in written.value.items():
            if name in facts.picture_credits and name not in shown:
                self.sheet.refuse(said.line, f"“{name}” is not among the pictures of the text.")

    def _require(self, name: str, line: int) -> None:
        inside = (self.folder / name).resolve().is_relative_to(self.folder.resolve())
        if not inside or not (self.folder / name).is_file():
            self.sheet.refuse(line, f"There is no file {name} in {address_of(self.folder)}/.")

    # --- beside its source --------------------------------------------

    def _compare(self, source: Text, text: Text) -> None:
        front = self.page.front if self.page else {}
        for name, key in keys_of(self.kind).items():
            if not key.translated:
                continue
            theirs, ours = getattr(source.facts, name), getattr(text.facts, name)
            sentence = key_difference(theirs, ours, may_lack=text.draft)
            if sentence and not (key.required and not ours):  # which is refused already
                line = front[name].line if name in front else 1
                self.sheet.refuse(line, f"`{name}` {sentence}")
        end = self.page.body_line if self.page else 1
        for at, sentence in block_differences(source.blocks, text.blocks, may_end_early=text.draft):
            self.sheet.refuse(end if at is None else at, sentence)


def read_work(path: Path) -> Reading:
    """Read a work's folder, with all that is wrong in it."""
    strangers: list[Path] = []
    files: list[Path] = []
    for file in sorted(path.glob("*.md")):
        (files if file.stem in LANGUAGES else strangers).append(file)
    problems = [
        ContentError(f"{address_of(path)}/{file.name}", 1, _unknown_language(file.stem))
        for file in strangers
    ]
    readers = {file.stem: FileReader(file) for file in files}
    chosen = _source_language(path, readers, problems)
    texts: dict[str, Text] = {}
    for language in sorted(readers, key=lambda code: code != chosen):
        text = readers[language].read(texts.get(chosen), is_source=language == chosen)
        if text is not None:
            texts[language] = text
    sheets = [reader.sheet for reader in readers.values()]
    work = None
    if chosen in texts:
        address = address_of(path)
        work = Work(address=address, path=path, source_language=chosen, texts=texts)
    return Reading(
        work=work,
        problems=[*problems, *(problem for sheet in sheets for problem in sheet.in_order())],
        mentions=[(sheet.file, mention) for sheet in sheets for mention in sheet.mentions],
    )


def _unknown_language(code: str) -> str:
    return f"“{code}” is none of our languages. Name the file after one: {', '.join(LANGUAGES)}."


def _source_language(
    path: Path, readers: Mapping[str, FileReader], problems: list[ContentError]
) -> str:
    """The language that a file claims to be the source; English where none does."""
    claims = [code for code, reader in readers.items() if reader.standing.source]
    for code in claims[1:]:
        message = f"{claims[0]}.md says already that it is the source."
        readers[code].sheet.refuse(1, message)
    if not claims and "en" not in readers:
        message = "There is no en.md. Write one, or say `source: true` in the file it began with."
        problems.append(ContentError(f"{address_of(path)}/en.md", 1, message))
    return claims[0] if claims else "en"
