"""Words that nobody could guess, three for each hidden state, and where they were found."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

# No language has a word that begins like this, so one look through a text finds them all.
BEGINNING = "qzx"
AROUND = 60


@dataclass(frozen=True, kw_only=True)
class Secret:
    """
    What one hidden state says, and nobody else says.

    `named` stands in titles, `told` in every other text, `said` in addresses and file names and beside both
    of the others: a search asks for it, and must not answer with them.
    """

    state: str

    @cached_property
    def named(self) -> str:
        return self._word("named")

    @cached_property
    def told(self) -> str:
        return self._word("told")

    @cached_property
    def said(self) -> str:
        return self._word("said")

    @property
    def title(self) -> str:
        return f"{self.said} {self.named}"

    @property
    def text(self) -> str:
        return f"{self.said} {self.told}"

    def _word(self, use: str) -> str:
        digest = hashlib.sha256(f"{self.state}/{use}".encode()).digest()
        # No vowels: no stemmer of any language takes such a word apart.
        return BEGINNING + "".join("bcdfghjklm"[byte % 10] for byte in digest[:9])


@dataclass(frozen=True, kw_only=True)
class Find:
    """A secret where it should not be."""

    state: str
    use: str
    where: str
    excerpt: str

    def __str__(self) -> str:
        return f"{self.where}\n    {self.use} of “{self.state}”: {self.excerpt}"


class Secrets:
    """All of them, looked for in one go."""

    def __init__(self, secrets: Iterable[Secret], uses: Iterable[str]) -> None:
        self.of_word: Mapping[str, tuple[str, str]] = {
            getattr(secret, use): (secret.state, use) for secret in secrets for use in uses
        }
        self._any = re.compile(rf"{BEGINNING}(?:[bcdfghjklm]){{9}}")

    def within(self, text: str, *, where: str, asked: str) -> list[Find]:
        """Secrets in a text, each once. What the request itself said is no secret."""
        text, asked = text.lower(), asked.lower()
        finds: dict[str, Find] = {}
        for match in self._any.finditer(text):
            word = match[0]
            if word in self.of_word and word not in finds and word not in asked:
                state, use = self.of_word[word]
                around = text[max(match.start() - AROUND, 0) : match.end() + AROUND]
                finds[word] = Find(
                    state=state, use=use, where=where, excerpt=" ".join(around.split())
                )
        return list(finds.values())
