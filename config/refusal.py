"""What the settings refuse to start with, said in one sentence."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import cast

from environs import EnvValidationError, validate

NOT_SET = "Environment variable not set."

MODE = validate.OneOf(
    ("production", "demo", "test"), error="is {input}, not production, demo or test"
)
NEEDED = validate.Length(min=1, error="is empty")


def secret(known: str) -> list[validate.Validator]:
    """A key that nobody can guess, and that is not the one everybody knows."""
    return [
        validate.NoneOf((known,), error="is the demonstration's, which everyone knows"),
        validate.Length(min=50, error="is shorter than 50 characters"),
    ]


class SettingsRefused(Exception):  # noqa: N818 - its text is what an operator reads
    """Names every variable that is missing or wrong."""

    def __init__(self, faults: Mapping[str, list[str]]) -> None:
        self.faults = [f"{name} {what_is_wrong(said)}" for name, said in faults.items()]
        super().__init__(
            f"Plenary does not start: {', '.join(self.faults)}. "
            "The table of settings in README.md says what each is for."
        )


def what_is_wrong(said: list[str]) -> str:
    first = said[0]
    if first == NOT_SET:
        return "is not set"
    return first if first.startswith("is ") else f"is wrong ({first.rstrip('.')})"


@contextmanager
def in_one_sentence() -> Iterator[None]:
    """Around the moment when all variables have been read."""
    try:
        yield
    except EnvValidationError as error:
        # Gathered by name, as the environment is not eager.
        raise SettingsRefused(cast("Mapping[str, list[str]]", error.error_messages)) from None
