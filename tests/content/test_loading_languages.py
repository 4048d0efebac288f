"""Texts of their own, drafts, other sources than English, links in another order."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image as Pillow
from wagtail.models import Page
from wagtail_localize.models import SegmentOverride, Translation

from content.loading.load import Options, load
from content.loading.names import key_of
from translation import gate
from translation.gate import GateClosed
from translation.independence import make_independent
from translation.models import IndependentTranslation
from translation.publishing import publish_translation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def load_all(folder, **options):
    return load(folder.root, Options(**options))


def page(language="en", address="news/boats") -> Any:
    pages = Page.objects.filter(translation_key=key_of(address))
    return pages.get(locale__language_code=language).specific


def translation(language, address="news/boats") -> Any:
    return Translation.objects.filter(
        source__object=key_of(address), target_locale__language_code=language
    ).first()


# --- texts of their own -----------------------------------------------


def test_an_independent_text_is_a_page_of_its_own(folder):
    folder.write("news/boats", body="One.\n\n## Two\n", countries='["GH"]')
    folder.write("news/boats", "ar", title="قوارب", body="نص آخر.\n", independent="true")
    assert load_all(folder).failures == []
    arabic = page("ar")
    assert arabic.live
    assert arabic.story[0].value.source == "<p>نص آخر.</p>"
    assert arabic.countries == ["GH"]
    assert arabic.translation_key == page().translation_key
    assert IndependentTranslation.objects.get(page=arabic).by is None
    assert translation("ar") is None


def test_an_independent_text_is_never_overwritten_by_its_source(folder):
    folder.write("news/boats", body="One.\n")
    folder.write("news/boats", "ar", title="قوارب", body="نص آخر.\n", independent="true")
    load_all(folder)
    with pytest.raises(GateClosed):
        publish_translation(page(), page("ar").locale, by=None)


def test_a_translation_that_becomes_independent_keeps_its_memory(folder):
    folder.write("news/boats", body="One.\n")
    folder.write("news/boats", "ar", title="قوارب", body="واحد.\n")
    load_all(folder)
    folder.write("news/boats", "ar", title="قوارب", body="نص آخر.\n\nوآخر.\n", independent="true")
    report = load_all(folder)
    assert (report.failures, report.pages) == ([], 1)
    assert page("ar").story[0].value.source == "<p>نص آخر.</p><p>وآخر.</p>"
    assert not translation("ar").enabled
    folder.write("news/boats", "ar", title="قوارب", body="واحد.\n")
    assert load_all(folder).failures == []
    assert page("ar").story[0].value.source == "<p>واحد.</p>"
    assert translation("ar").enabled
    assert not IndependentTranslation.objects.filter(page=page("ar")).exists()


def test_an_independent_text_edited_in_the_site_is_left_alone(folder, admin):
    folder.write("news/boats", body="One.\n")
    folder.write("news/boats", "ar", title="قوارب", body="نص آخر.\n", independent="true")
    load_all(folder)
    edited = page("ar")
    edited.summary = "Edited."
    edited.save_revision(user=admin).publish()
    folder.write("news/boats", "ar", title="زوارق", body="نص آخر.\n", independent="true")
    report = load_all(folder)
    assert report.notes == [
        "news/boats: was edited in the site since it was loaded (ar); left alone."
    ]
    assert page("ar").summary == "Edited."


def test_a_page_that_somebody_made_independent_in_the_site_is_left_alone(folder, admin):
    folder.write("news/boats", body="One.\n")
    folder.write("news/boats", "fr", title="Des bateaux", body="Un.\n")
    load_all(folder)
    make_independent(page("fr"), by=admin)
    folder.write("news/boats", "fr", title="Des navires", body="Un.\n")
    report = load_all(folder)
    assert report.notes == ["news/boats: goes its own way in the site (fr); left alone."]
    assert page("fr").title == "Des bateaux"


# --- drafts -----------------------------------------------------------


def test_a_draft_keeps_its_pairs_and_is_published_when_it_is_whole(folder):
    folder.write("news/boats", body="One.\n\n## Two\n\nThree.\n", place="Vienna")
    folder.write("news/boats", "fr", title="Des bateaux", body="Un.\n", draft="true")
    report = load_all(folder)
    assert (report.failures, report.notes) == ([], [])
    french = page("fr")
    assert not french.live
    assert french.get_latest_revision_as_object().title == "Des bateaux"
    assert french.story[0].value.source == "<p>Un.</p>"
    assert french.story[2].value.source == "<p>Three.</p>"
    assert french.place == "Vienna"
    assert load_all(folder).unchanged == 1
    folder.write(
        "news/boats", "fr", title="Des bateaux", body="Un.\n\n## Deux\n\nTrois.\n", place="Vienne"
    )
    report = load_all(folder)
    assert (report.failures, report.pages) == ([], 1)
    assert page("fr").live
    assert page("fr").place == "Vienne"


def test_a_page_that_is_public_stays_so_when_its_text_becomes_a_draft(folder):
    folder.write("news/boats", body="One.\n\nTwo.\n")
    folder.write("news/boats", "fr", title="Des bateaux", body="Un.\n\nDeux.\n")
    load_all(folder)
    folder.write("news/boats", "fr", title="Navires", body="Un.\n\nDeux.\n", draft="true")
    report = load_all(folder)
    assert (report.failures, report.pages, report.translations) == ([], 0, 1)
    assert page("fr").live
    assert page("fr").title == "Des bateaux"


# --- another source ---------------------------------------------------


def test_a_work_may_begin_in_arabic(folder):
    arabic = {"title": "قوارب", "summary": "ما أُحصي.", "date": "2026-05-01"}
    folder.write("news/boats", "ar", keys=arabic, body="واحد.\n", source="true")
    folder.write("news/boats", "en", keys={"title": "Boats", "summary": "A count."}, body="One.\n")
    folder.write("news/lamps", body="[boats](/news/boats)\n")
    assert load_all(folder).failures == []
    source = translation("en").source
    assert source.locale.language_code == "ar"
    assert len(set(translation("en").get_progress())) == 1
    assert page("en").live
    assert page("en").date == page("ar").date
    link = page(address="news/lamps").story[0].value.source
    assert f'id="{page("ar").pk}"' in link


# --- links ------------------------------------------------------------


def test_links_in_another_order_keep_their_targets(folder):
    folder.write("news/a", body="A.\n")
    folder.write("news/b", body="B.\n")
    folder.write("news/boats", body="First [a](/news/a), then [b](/news/b).\n")
    folder.write("news/boats", "ar", title="قوارب", body="أولاً [ب](/news/b)، ثم [أ](/news/a).\n")
    assert load_all(folder).failures == []
    a, b = page(address="news/a").pk, page(address="news/b").pk
    assert page("ar").story[0].value.source == (
        f'<p>أولاً <a id="{b}" linktype="page">ب</a>، ثم <a id="{a}" linktype="page">أ</a>.</p>'
    )
    assert gate.refusals(page("ar")) == []


def test_a_language_may_link_to_an_address_of_its_own(folder):
    def french(body):
        folder.write("news/boats", "fr", title="Des bateaux", body=body)
        assert load_all(folder).failures == []
        return page("fr").story[0].value.source

    folder.write("news/boats", body="[law](https://example.org/en/it's)\n\nOne.\n")
    assert 'href="https://example.org/fr"' in french("[loi](https://example.org/fr)\n\nUn.\n")
    assert SegmentOverride.objects.count() == 1
    # It stays where only another sentence changes, and goes where the file says another.
    folder.write("news/boats", body="[law](https://example.org/en/it's)\n\nTwo.\n")
    assert 'href="https://example.org/fr"' in french("[loi](https://example.org/fr)\n\nDeux.\n")
    assert 'href="https://example.org/2"' in french("[loi](https://example.org/2)\n\nDeux.\n")
    assert SegmentOverride.objects.count() == 1


def test_a_relation_that_the_source_drops_is_dropped_everywhere(folder):
    topic = {"title": "T", "summary": "S"}
    for slug in ("a", "b"):
        folder.write(f"topics/{slug}", keys=topic)
    folder.write("news/boats", topics="[a, b]")
    folder.write("news/boats", "fr")
    load_all(folder)
    assert page("fr").topics.count() == 2
    folder.write("news/boats", topics="[b]")
    assert load_all(folder).pages == 2
    assert [found.slug for found in page("fr").topics.all()] == ["b"]
    folder.write("news/boats")
    load_all(folder)
    assert page().topics.count() == page("fr").topics.count() == 0


def test_rows_keep_their_numbers_when_another_is_put_before_them(folder):
    person = {"title": "P", "summary": "S", "consents": "[name]"}
    folder.write("persons/ada", keys=person)
    event = {
        "title": "M",
        "summary": "S",
        "starts_at": "2026-05-01T10:00",
        "ends_at": "2026-05-01T12:00",
        "time_zone": "Europe/Vienna",
        "format": "online",
        "speakers": "[{person: ada, part: speaker}]",
    }
    roles = {"speaker_roles": "{ada: {role: Chair}}"}
    folder.write("events/m", keys={**event, **roles})
    french = {"title": "R", "summary": "S"}
    folder.write("events/m", "fr", keys={**french, "speaker_roles": "{ada: {role: Présidente}}"})
    assert load_all(folder).failures == []
    had = page("fr", "events/m").speakers.get()
    event["speakers"] = "[{name: Bo, part: moderator}, {person: ada, part: speaker}]"
    folder.write("events/m", keys={**event, **roles})
    assert load_all(folder).failures == []
    first, second = page("fr", "events/m").speakers.all()
    assert (first.typed_name, first.part, first.sort_order) == ("Bo", "moderator", 0)
    assert (second.pk, second.role, second.sort_order) == (had.pk, "Présidente", 1)
    assert second.translation_key == page(address="events/m").speakers.last().translation_key


# --- pictures and videos -----------------------------------------------


def jpeg(shade):
    out = BytesIO()
    Pillow.new("RGB", (40, 30), (shade, 85, 87)).save(out, "JPEG")
    return out.getvalue()


SHOWN = """::: gallery
![{boats}](a.jpg "{dawn}")
![decorative](b.jpg)
:::

::: video https://example.org/recordings/opening
{opening}
language: fr
poster: b.jpg
:::
"""
ENGLISH = SHOWN.format(boats="Two boats", dawn="At dawn.", opening="The opening")
ARABIC = SHOWN.format(boats="زورقان", dawn="عند الفجر.", opening="الافتتاح")


def test_pictures_and_videos_are_the_same_under_other_words(folder):
    for name, shade in (("a", 10), ("b", 90)):
        folder.write_raw(f"news/boats/{name}.jpg", jpeg(shade))
    folder.write("news/boats", body=ENGLISH)
    folder.write("news/boats", "ar", body=ARABIC)
    assert load_all(folder).failures == []
    english, arabic = page().story, page("ar").story
    first, second = arabic[0].value
    assert (first["alt_text"], first["caption"]) == ("زورقان", "عند الفجر.")
    assert (second["alt_text"], second["decorative"]) == ("", True)
    assert [one["image"] for one in arabic[0].value] == [one["image"] for one in english[0].value]
    film = arabic[1].value
    assert film["title"] == "الافتتاح"
    assert (film["url"], film["language"]) == ("https://example.org/recordings/opening", "fr")
    assert film["poster"] == second["image"]


@pytest.mark.parametrize(
    ("was", "now", "what"),
    [
        ("a.jpg", "b.jpg", "files"),
        ("decorative", "شبكة", "decorative pictures"),
        (' "عند الفجر."', "", "captions"),
        ("language: fr", "language: ar", "language"),
        ("/opening", "/other", "address"),
        ("poster: b.jpg", "poster: a.jpg", "poster"),
    ],
)
def test_a_translation_that_shows_something_else_is_refused(folder, was, now, what):
    for name, shade in (("a", 10), ("b", 90)):
        folder.write_raw(f"news/boats/{name}.jpg", jpeg(shade))
    folder.write("news/boats", body=ENGLISH)
    folder.write("news/boats", "ar", body=ARABIC.replace(was, now))
    told = [problem for problem in load_all(folder).failures if f"its {what} are" in problem]
    assert len(told) == 1


def test_a_file_that_a_gallery_names_and_nobody_put_there_is_told(folder):
    folder.write_raw("news/boats/a.jpg", jpeg(10))
    folder.write("news/boats", body=ENGLISH)
    told = [line.rpartition(": ")[2] for line in load_all(folder).failures]
    assert told == ["There is no file b.jpg in news/boats/."] * 2
