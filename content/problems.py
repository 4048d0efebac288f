"""What is wrong with a file, and where."""

from dataclasses import dataclass


class ContentError(Exception):
    """One thing that is wrong: the file, the line, and a sentence that says what to do."""

    def __init__(self, file: str, line: int, sentence: str) -> None:
        super().__init__(file, line, sentence)
        self.file = file
        self.line = line
        self.sentence = sentence

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.sentence}"


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A work that a file names by its key, such as `persons/summer-walker`."""

    address: str
    line: int


class Sheet:
    """A file under the reader's eyes: what it names, and what is wrong with it so far."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[ContentError] = []
        self.mentions: list[Mention] = []

    def refuse(self, line: int, sentence: str) -> None:
        self.problems.append(ContentError(self.file, line, sentence))

    def in_order(self) -> list[ContentError]:
        """What is wrong, from the top of the file down."""
        return sorted(self.problems, key=lambda problem: problem.line)

    def mention(self, address: str, line: int) -> None:
        self.mentions.append(Mention(address=address, line=line))
