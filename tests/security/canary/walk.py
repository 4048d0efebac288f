"""Every address that the project knows, read from its own patterns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """An address with holes in it. Known by its name, with its namespaces; by its route where it has none."""

    key: str
    route: str

    @property
    def is_admin(self) -> bool:
        return self.route.startswith("admin/")


@dataclass(frozen=True, kw_only=True)
class Address:
    """Something to ask for, and in which ways."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    methods: tuple[str, ...] = ("GET", "HEAD")

    def __str__(self) -> str:
        told = "".join(f" ({name}: {value})" for name, value in self.headers.items())
        return f"{self.url}{told}"


def patterns() -> list[Pattern]:
    """Each pattern once; two routes of one name are one."""
    found = {pattern.key: pattern for pattern in _below(get_resolver().url_patterns)}
    return sorted(found.values(), key=lambda pattern: pattern.key)


def _below(
    patterns: list[URLPattern | URLResolver], route: str = "", spaces: tuple[str, ...] = ()
) -> Iterator[Pattern]:
    for pattern in patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _below(pattern.url_patterns, here, inner)
        else:
            name = pattern.name or here
            yield Pattern(key=":".join((*spaces, name)), route=here)
