"""Loading again: what changed is written, what did not is not touched, what people did stays."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from content.loading.load import Options, load
from content.loading.names import key_of
from content.models import LoadedWork
from jobs.faults import armed

pytestmark = pytest.mark.django_db

EN = "First paragraph.\n\nSecond paragraph.\n\n| Beach | Boats |\n|---|---|\n| Anomasa | 41 |\n"
FR = "Premier alinéa.\n\nDeuxième alinéa.\n\n| Plage | Bateaux |\n|---|---|\n| Anomasa | 41 |\n"
ES = "Primer párrafo.\n\nSegundo párrafo.\n\n| Playa | Barcos |\n|---|---|\n| Anomasa | 41 |\n"


@pytest.fixture
def boats(site, folder):
    """A work in three languages, loaded."""
    folder.write("news/boats", body=EN)
    folder.write("news/boats", "fr", title="Des bateaux", body=FR)
    folder.write("news/boats", "es", title="Barcos", body=ES)
    report = load(folder.root, Options())
    assert report.failures == []
    return folder


def again(folder, **options):
    return load(folder.root, Options(**options))


def page(language="en", address="news/boats") -> Any:
    pages = Page.objects.filter(translation_key=key_of(address))
    return pages.get(locale__language_code=language).specific


def text_of(language):
    return " ".join(b.value.source for b in page(language).story if b.block_type == "text")


def stamps(language):
    """The translations of a language, each with all that a write would change."""
    rows = StringTranslation.objects.filter(
        locale__language_code=language, context__object=key_of("news/boats")
    )
    return set(rows.values_list("pk", "updated_at", "data"))


def test_an_unchanged_folder_costs_one_query(boats):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        report = again(boats)
    assert len(queries) == 1
    assert (report.works, report.pages, report.unchanged) == (0, 0, 1)


def test_a_changed_sentence_writes_its_pages_and_its_pair(boats):
    before = {language: stamps(language) for language in ("fr", "es")}
    ids = [block.id for block in page().story]
    boats.write("news/boats", body=EN.replace("Second paragraph", "Another thought"))
    boats.write(
        "news/boats", "fr", title="Des bateaux", body=FR.replace("Deuxième alinéa", "Autre idée")
    )
    report = again(boats)
    assert (report.works, report.pages, report.translations) == (1, 2, 1)
    assert "Autre idée" in text_of("fr")
    assert [block.id for block in page().story] == ids
    assert before["fr"] < stamps("fr")
    assert len(stamps("fr") - before["fr"]) == 1
    assert stamps("es") == before["es"]


def test_a_language_that_does_not_follow_stays_public_with_the_old_text(boats):
    boats.write("news/boats", body=EN.replace("Second paragraph", "Another thought"))
    report = again(boats)
    assert report.failures == []
    assert report.notes == [
        f"news/boats/{language}.md: still says of “Another thought.” what it said of an earlier text."
        for language in ("es", "fr")
    ]
    assert page("es").live
    assert "Segundo párrafo" in text_of("es")
    translation = Translation.objects.get(
        source__object=key_of("news/boats"), target_locale__language_code="es"
    )
    total, done = translation.get_progress()
    assert done == total - 1


def test_a_language_that_follows_later_is_published_alone(boats):
    boats.write("news/boats", body=EN.replace("Second paragraph", "Another thought"))
    again(boats)
    revisions = {language: page(language).latest_revision_id for language in ("en", "fr", "es")}
    boats.write("news/boats", "es", title="Barcos", body=ES.replace("Segundo párrafo", "Otra idea"))
    report = again(boats)
    assert (report.pages, report.translations) == (1, 1)
    assert "Otra idea" in text_of("es")
    assert page("en").latest_revision_id == revisions["en"]
    assert page("fr").latest_revision_id == revisions["fr"]


def test_an_author_may_say_that_the_translations_are_still_right(boats):
    boats.write("news/boats", body=EN.replace("Second paragraph", "Second  paragraphs"))
    assert again(boats).notes != []
    report = again(boats, still_right={"news/boats"})
    assert (report.failures, report.notes) == ([], [])
    assert report.translations == 2
    assert "Deuxième alinéa" in text_of("fr")
    translation = Translation.objects.get(
        source__object=key_of("news/boats"), target_locale__language_code="fr"
    )
    assert len(set(translation.get_progress())) == 1


def test_a_heading_put_on_top_moves_nobody(boats):
    ids = [block.id for block in page().story]
    before = {language: stamps(language) for language in ("fr", "es")}
    boats.write("news/boats", body="## Top\n\n" + EN)
    boats.write("news/boats", "fr", title="Des bateaux", body="## Haut\n\n" + FR)
    boats.write("news/boats", "es", title="Barcos", body="## Arriba\n\n" + ES)
    report = again(boats)
    assert (report.pages, report.translations) == (3, 2)
    assert [block.id for block in page().story][1:] == ids
    for language in ("fr", "es"):
        assert before[language] < stamps(language)


def test_one_cell_is_one_page_and_one_translation(boats):
    boats.write("news/boats", "fr", title="Des bateaux", body=FR.replace("Plage", "Rive"))
    report = again(boats)
    assert (report.pages, report.translations) == (1, 1)
    (table,) = [block.value for block in page("fr").story if block.block_type == "table"]
    assert table["data"] == [["Rive", "Bateaux"], ["Anomasa", "41"]]


def test_a_row_put_into_a_table_moves_no_other(boats):
    before = stamps("fr")
    row = "|---|---|\n| Kelling | 3 |\n"
    boats.write("news/boats", body=EN.replace("|---|---|\n", row))
    boats.write("news/boats", "fr", title="Des bateaux", body=FR.replace("|---|---|\n", row))
    boats.write("news/boats", "es", title="Barcos", body=ES.replace("|---|---|\n", row))
    report = again(boats)
    assert report.failures == []
    assert before < stamps("fr")
    (table,) = [block.value for block in page("fr").story if block.block_type == "table"]
    assert table["data"] == [["Plage", "Bateaux"], ["Kelling", "3"], ["Anomasa", "41"]]


def test_a_changed_fact_goes_to_every_language_with_its_words_untouched(boats):
    before = stamps("fr")
    boats.write("news/boats", body=EN, date="2026-06-02")
    report = again(boats)
    assert (report.pages, report.translations) == (3, 0)
    assert f"{page('fr').date}" == "2026-06-02"
    assert stamps("fr") == before


def test_a_language_whose_file_is_gone_follows_the_facts_too(boats):
    (boats.path("news/boats") / "es.md").unlink()
    boats.write("news/boats", body=EN, date="2026-06-02")
    assert again(boats).pages == 3
    assert f"{page('es').date}" == "2026-06-02"


# --- what people did in the site --------------------------------------


def test_a_source_edited_in_the_site_is_left_alone_and_told_each_time(boats, admin):
    edited = page()
    edited.summary = "Edited in the site."
    edited.save_revision(user=admin).publish()
    boats.write("news/boats", body=EN.replace("Second", "Changed"))
    for _time in range(2):
        report = again(boats)
        assert report.notes == [
            "news/boats: was edited in the site since it was loaded (en); left alone."
        ]
        assert (report.works, report.failures) == (0, [])
    assert page().summary == "Edited in the site."


def test_what_a_translator_wrote_in_the_site_stays(boats, translator):
    row = StringTranslation.objects.get(locale__language_code="fr", data="Deuxième alinéa.")
    row.data, row.last_translated_by = "Le deuxième.", translator
    row.save()
    boats.write("news/boats", "fr", title="Bateaux", body=FR)
    report = again(boats)
    assert report.notes == [
        "news/boats/fr.md: “Second paragraph.” was translated in the site; kept."
    ]
    assert "Le deuxième." in text_of("fr")
    assert page("fr").title == "Bateaux"


def test_a_page_taken_from_view_stays_hidden(boats):
    page("fr").unpublish()
    boats.write("news/boats", body=EN, date="2026-06-02")
    report = again(boats)
    assert report.notes == ["news/boats: was taken from view in the site (fr); left alone."]
    assert not page("fr").live
    page().unpublish()
    boats.write("news/boats", body=EN, date="2026-06-03")
    assert again(boats).notes == ["news/boats: was taken from view in the site (en); left alone."]
    assert not page().live


# --- interrupted ------------------------------------------------------


class PowerCut(BaseException):
    """Nothing may catch it."""


def cut_at(chunk):
    seen = []

    def act(name):
        seen.append(name)
        if name == "content.chunk" and seen.count(name) == chunk:
            raise PowerCut

    return act


def test_after_a_power_cut_whole_works_are_there_and_the_rest_follows(site, folder):
    for number in range(4):
        folder.write(
            f"news/boats-{number}", body=f"See [the next](/news/boats-{(number + 1) % 4}).\n"
        )
    with armed(cut_at(2)), pytest.raises(PowerCut):
        again(folder, size=2)
    assert LoadedWork.objects.count() == 2
    pages = Page.objects.filter(slug__startswith="boats-").order_by("slug")
    assert [page.live for page in pages] == [True, True, False, False]
    assert Page.find_problems() == ([], [], [], [], [])
    report = again(folder, size=2)
    assert (report.works, report.unchanged, report.failures) == (2, 2, [])
    assert all(page.live for page in pages.all())


def test_works_that_link_to_one_another_in_a_circle_are_loaded(site, folder):
    folder.write("news/a", body="[b](/news/b)\n")
    folder.write("news/b", body="[a](/news/a)\n")
    assert again(folder).failures == []
    assert f'id="{page(address="news/b").pk}"' in page(address="news/a").story[0].value.source
