"""What came of a load, for whoever started it."""

from dataclasses import dataclass, field


@dataclass
class Report:
    """Counts, and sentences: what failed and must be mended, and what is only worth knowing."""

    works: int = 0
    pages: int = 0
    translations: int = 0
    unchanged: int = 0
    failures: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def fail(self, where: str, sentence: str) -> None:
        self.failures.append(f"{where}: {sentence}")

    def note(self, where: str, sentence: str) -> None:
        self.notes.append(f"{where}: {sentence}")

    def add(self, other: "Report") -> None:
        """Take over what came of a part of the load."""
        self.works += other.works
        self.pages += other.pages
        self.translations += other.translations
        self.failures += other.failures
        self.notes += other.notes

    def summary(self) -> str:
        return (
            f"{self.works} works loaded ({self.pages} pages and {self.translations} translations"
            f" written), {self.unchanged} unchanged, {len(self.failures)} failures."
        )
