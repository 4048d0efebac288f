"""A content folder for one test."""

from pathlib import Path

NEWS = {
    "title": "Boats at dawn",
    "summary": "What the harbour counted.",
    "date": "2026-05-01",
}


class ContentFolder:
    """Writes works below `root`, as an author would."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, address, language="en", *, body="Words.\n", keys=None, **more):
        """A file of a work. `keys` replaces the usual ones, the others add to them."""
        usual = NEWS if language == "en" else {k: NEWS[k] for k in ("title", "summary")}
        front = {**(usual if keys is None else keys), **more}
        lines = "\n".join(f"{name}: {value}" for name, value in front.items())
        return self.write_raw(f"{address}/{language}.md", f"---\n{lines}\n---\n\n{body}")

    def write_raw(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def path(self, address):
        return self.root / address
