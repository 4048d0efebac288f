from content.schema import KINDS, keys_of
from content.schema_document import DOCUMENT, document


def test_the_page_about_the_format_is_what_the_schema_says():
    """If this fails: python -m content.schema_document"""
    assert DOCUMENT.read_text(encoding="utf-8") == document()


def test_every_key_of_every_kind_stands_in_it():
    page = document()
    for kind in KINDS.values():
        for name in keys_of(kind):
            assert f"| `{name}` |" in page
