"""All that changed in a folder, read once before anything is written."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from content.folder import Tree, circles, digest_of, in_place, misplaced
from content.loading.directory import Directory
from content.loading.names import section_of
from content.loading.report import Report
from content.loading.sowing import Seed
from content.problems import Mention
from content.reading import Reading, address_of, read_work
from content.schema import Facts


@dataclass
class Survey:
    """The works that can be loaded, level by level, and those in which something was refused."""

    levels: list[list[Seed]] = field(default_factory=list)
    faulty: set[str] = field(default_factory=set)

    @property
    def seeds(self) -> list[Seed]:
        return [seed for level in self.levels for seed in level]


@dataclass(kw_only=True)
class _Found:
    """A work that was read, reduced to what is needed later: a folder may hold thousands."""

    seed: Seed
    level: int
    mentions: list[tuple[str, Mention]]


def changed(
    root: Path, known: Mapping[str, str], asked: Iterable[str]
) -> tuple[list[tuple[Path, str]], int]:
    """Folders whose digest is not the known one, or that were asked for; and how many are as they were."""
    asked = set(asked)
    found, unchanged = [], 0
    for path in in_place(root):
        digest, address = digest_of(path), address_of(path)
        if known.get(address) != digest or address in asked:
            found.append((path, digest))
        else:
            unchanged += 1
    return found, unchanged


class Surveyor:
    """Reads what changed and tells what is wrong with it."""

    def __init__(self, root: Path, directory: Directory, report: Report) -> None:
        self.root = root
        self.directory = directory
        self.report = report
        self.survey = Survey()

    def look_at(self, folders: Sequence[tuple[Path, str]]) -> Survey:
        for problem in (*misplaced(self.root), *circles(self.root)):
            self.report.failures.append(str(problem))
        tree = Tree([path for path, _digest in folders])
        digests = dict(folders)
        found = [
            work
            for level, path in tree.by_level()
            if path not in tree.above(path)
            if (work := self._read(path, digests[path], level)) is not None
        ]
        found = self._without_strangers(found)
        self.survey.levels = [
            sorted((work.seed for work in found if work.level == level), key=_by_title)
            for level in range(max((work.level for work in found), default=-1) + 1)
        ]
        return self.survey

    def _read(self, path: Path, digest: str, level: int) -> _Found | None:
        reading = read_work(path)
        for problem in reading.problems:
            self.report.failures.append(str(problem))
            self.survey.faulty.add(address_of(path))
        if reading.work is None:
            return None
        return _Found(seed=self._seed(reading, digest), level=level, mentions=reading.mentions)

    @staticmethod
    def _seed(reading: Reading, digest: str) -> Seed:
        work = reading.work
        assert work is not None  # noqa: S101
        facts: Facts = work.source.facts
        return Seed(
            address=work.address,
            path=work.path,
            digest=digest,
            source_language=work.source_language,
            titles={language: text.facts.title for language, text in work.texts.items()},
            parent=getattr(facts, "parent", ""),
        )

    def _without_strangers(self, found: list[_Found]) -> list[_Found]:
        """Leave out works that name a work which is nowhere, and so on until none does."""
        named = {mention.address for work in found for _file, mention in work.mentions}
        there = set(self.directory.numbers_of(named))
        while True:
            here = there | {work.seed.address for work in found}
            left = [work for work in found if not self._names_a_stranger(work, here)]
            if len(left) == len(found):
                return found
            found = left

    def _names_a_stranger(self, work: _Found, here: set[str]) -> bool:
        strangers = [(file, m) for file, m in work.mentions if m.address not in here]
        for file, mention in strangers:
            sentence = f"There is no work {mention.address} that could be loaded."
            self.report.fail(f"{file}, line {mention.line}", sentence)
        if strangers:
            self.survey.faulty.add(work.seed.address)
        return bool(strangers)


def missing_sections(seeds: Iterable[Seed], directory: Directory) -> set[tuple[str, str]]:
    """Sections and languages that works need and the site has not."""
    wanted = {(section_of(seed.address), language) for seed in seeds for language in seed.titles}
    return wanted - directory.sections.keys()


def _by_title(seed: Seed) -> list[int | str]:
    """As pages stand beside each other where nobody has moved them: article 5 before article 18."""
    parts = re.split(r"([0-9]+)", seed.titles[seed.source_language].casefold())
    return [int(part) if part.isdecimal() else part for part in parts]
