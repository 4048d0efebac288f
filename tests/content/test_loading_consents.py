"""A person who is loaded agrees once, for all languages."""

from datetime import UTC, datetime
from typing import Any

import pytest
from wagtail.models import Page

from content.loading.load import Options, load
from content.loading.names import key_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

WORDS = {"title": "Nyokabi Ternwood", "summary": "A fisher who counts."}
AGREED = {"consents": '["name", "biography"]', "name_until": "2031-05-01"}


def load_all(folder):
    return load(folder.root, Options())


def person(language) -> Any:
    pages = Page.objects.filter(translation_key=key_of("persons/nyokabi"))
    return pages.get(locale__language_code=language).specific


def write(folder, **source):
    folder.write("persons/nyokabi", keys=WORDS | AGREED | source, body="She counted nets.\n")
    folder.write("persons/nyokabi", "fr", keys=WORDS, body="Elle a compté.\n")


def test_a_translation_ends_on_the_day_of_its_source(folder):
    write(folder)
    assert load_all(folder).failures == []
    end = datetime(2031, 5, 2, tzinfo=UTC)
    assert [person(language).expire_at for language in ("en", "fr")] == [end, end]


def test_a_translation_that_comes_later_ends_on_it_too(folder):
    folder.write("persons/nyokabi", keys=WORDS | AGREED, body="She counted nets.\n")
    load_all(folder)
    write(folder)
    assert load_all(folder).pages == 1
    assert person("fr").expire_at == datetime(2031, 5, 2, tzinfo=UTC)


def test_a_translation_whose_text_lags_behind_follows_in_this(folder):
    write(folder)
    load_all(folder)
    later = AGREED | {"consents": '["name"]', "name_until": "2032-05-01"}
    folder.write("persons/nyokabi", keys=WORDS | later, body="Another text.\n")
    load_all(folder)
    french = person("fr")
    assert french.live
    assert not french.biography_consent
    assert french.expire_at == datetime(2032, 5, 2, tzinfo=UTC)
    assert not french.get_latest_revision_as_object().biography_consent
