"""What a browser would run in a page."""

from html.parser import HTMLParser

# Data that stands in a script element, and is never run.
DATA = {"application/ld+json", "application/json", "speculationrules"}


class _Code(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attributes}
        runs = tag == "script" and not named.get("src") and named.get("type") not in DATA
        handles = [name for name in named if name.startswith("on")]
        leads = [
            value for value in named.values() if value.strip().lower().startswith("javascript:")
        ]
        if runs or handles or leads or tag in {"base", "object", "embed", "iframe"}:
            self.found.append(self.get_starttag_text() or tag)


def code_in(html: str) -> list[str]:
    """Elements that would run something which is in the page itself. We write none."""
    parser = _Code()
    parser.feed(html)
    parser.close()
    return parser.found
