"""A whole folder of works: which there are, in which order, and what is wrong with any of them."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from content.front_matter import read_page
from content.problems import ContentError, Mention
from content.reading import address_of, read_work
from content.schema import KINDS
from content.schema.shapes import SLUG

NESTED = ("topics", "instruments")


def works_in(root: Path) -> list[Path]:
    """The folders that hold a text, in the order of their names."""
    return sorted(path for path in root.glob("*/*") if any(path.glob("*.md")))


def misplaced(root: Path) -> Iterator[ContentError]:
    """Folders that no address can be made of."""
    for path in works_in(root):
        if path.parent.name not in KINDS:
            message = f"“{path.parent.name}” is no section. The sections: {', '.join(KINDS)}."
            yield ContentError(address_of(path), 1, message)
        elif not SLUG.fullmatch(path.name):
            message = "Name the folder in small letters, digits and hyphens: it is the address."
            yield ContentError(address_of(path), 1, message)


def in_place(root: Path) -> list[Path]:
    wrong = {problem.file for problem in misplaced(root)}
    return [path for path in works_in(root) if address_of(path) not in wrong]


def digest_of(path: Path) -> str:
    """One word for all that a work's folder holds: texts, pictures, PDFs."""
    digest = hashlib.sha256()
    for file in sorted(path.rglob("*")):
        if file.is_file():
            digest.update(str(file.relative_to(path)).encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def parent_of(path: Path) -> str:
    """The slug of the work that this one stands under; empty where none is named."""
    if path.parent.name not in NESTED:
        return ""
    for file in sorted(path.glob("*.md"), key=lambda file: file.name != "en.md"):
        try:
            written = read_page(file, file.name).front.get("parent")
        except ContentError:
            continue
        if written is not None and isinstance(written.value, str):
            return written.value.strip()
    return ""


class Tree:
    """Which works of the folder stand under which."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.paths = list(paths)
        self.parents = {path: path.parent / parent_of(path) for path in self.paths}

    def above(self, path: Path) -> list[Path]:
        """The works that it stands under, the nearest first; a circle is gone around once."""
        chain: list[Path] = []
        step = self.parents[path]
        while step in self.parents and step not in chain:
            chain.append(step)
            step = self.parents[step]
        return chain

    def by_level(self) -> list[tuple[int, Path]]:
        """Parents before their children."""
        return sorted((len(self.above(path)), path) for path in self.paths)


def circles(root: Path) -> Iterator[ContentError]:
    tree = Tree(in_place(root))
    for path in tree.paths:
        if path in tree.above(path):
            message = "Its `parent` stands under itself. Take one `parent` out of the circle."
            yield ContentError(f"{address_of(path)}/en.md", 1, message)


def unknown_works(
    mentions: Iterable[tuple[str, Mention]], exists: Callable[[str], bool]
) -> Iterator[ContentError]:
    """Works that a file names and that stand neither in the folder nor in the site."""
    for file, mention in mentions:
        if not exists(mention.address):
            message = f"There is no work {mention.address}. Mend the name, or write the work."
            yield ContentError(file, mention.line, message)


def problems_in(root: Path, exists: Callable[[str], bool] = lambda _: False) -> list[ContentError]:
    """All that is wrong with a folder. `exists` knows works that stand in the site already."""
    paths = in_place(root)
    here = {address_of(path) for path in paths}
    found = [*misplaced(root), *circles(root)]
    for path in paths:
        reading = read_work(path)
        found += reading.problems
        found += unknown_works(reading.mentions, lambda address: address in here or exists(address))
    return found
