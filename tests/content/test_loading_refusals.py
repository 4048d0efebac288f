"""What cannot be loaded is told with its place, and leaves nothing half done."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from PIL import Image as Pillow
from wagtail.models import Page, Site

import content
from content.loading.lease import Busy, Lease, held
from content.loading.load import Options, load
from content.loading.names import key_of
from content.models import Load, LoadedWork
from home.models import HomePage
from pages.models import Document, Image
from publications.models import NewsPage, ResearchPage
from tests.factories import published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def load_all(folder, **options):
    return load(folder.root, Options(**options))


def languages(address):
    pages = Page.objects.filter(translation_key=key_of(address))
    return sorted(pages.values_list("locale__language_code", flat=True))


def test_a_faulty_file_is_told_and_the_others_are_loaded(folder):
    folder.write("news/boats", body="One.\n\n## Two\n")
    folder.write("news/boats", "fr", body="Un.\n")
    folder.write("news/boats", "es", body="Uno.\n\n## Dos\n")
    report = load_all(folder)
    assert report.failures == [
        "news/boats/fr.md, line 5: Block 2 is missing: the source has a heading there."
    ]
    assert languages("news/boats") == ["en", "es"]


def test_it_is_told_again_until_it_is_mended(folder):
    folder.write("news/boats", body="One.\n\n## Two\n")
    folder.write("news/boats", "fr", body="Un.\n")
    assert load_all(folder).failures == load_all(folder).failures != []
    folder.write("news/boats", "fr", body="Un.\n\n## Deux\n")
    report = load_all(folder)
    assert (report.failures, report.pages) == ([], 1)
    assert load_all(folder).unchanged == 1


def test_a_file_that_became_faulty_leaves_its_page_as_it_was(folder):
    folder.write("news/boats", body="One.\n")
    folder.write("news/boats", "fr", title="Des bateaux", body="Un.\n")
    load_all(folder)
    folder.write("news/boats", "fr", title="Navires", body="Un.\n\n## Deux\n")
    assert len(load_all(folder).failures) == 1
    french = NewsPage.objects.get(locale__language_code="fr")
    assert (french.live, french.title) == (True, "Des bateaux")


def test_a_work_with_a_faulty_source_is_not_begun(folder):
    folder.write("news/boats", date="soon")
    folder.write("news/lamps")
    assert len(load_all(folder).failures) == 1
    assert languages("news/boats") == []
    assert languages("news/lamps") == ["en"]


def test_a_work_that_names_one_that_cannot_be_loaded_waits_for_it(folder):
    folder.write("news/a", body="[b](/news/b)\n")
    folder.write("news/b", body="[c](/news/c)\n")
    folder.write("news/c", date="soon")
    report = load_all(folder)
    assert sorted(report.failures) == [
        "news/a/en.md, line 7: There is no work news/b that could be loaded.",
        "news/b/en.md, line 7: There is no work news/c that could be loaded.",
        "news/c/en.md, line 4: “soon” is no date. Write year-month-day: 2027-03-18.",
    ]
    assert NewsPage.objects.count() == 0
    folder.write("news/c")
    assert load_all(folder).failures == []
    assert NewsPage.objects.count() == 3


def test_a_work_written_in_the_site_may_be_named(folder):
    there = published(NewsPage, slug="from-the-site")
    folder.write("news/boats", body="[there](/news/from-the-site)\n")
    assert load_all(folder).failures == []
    boats = NewsPage.objects.get(slug="boats")
    assert f'id="{there.pk}"' in boats.story[0].value.source


def test_an_address_that_a_page_of_the_site_has_is_not_taken_from_it(folder):
    published(NewsPage, slug="boats")
    folder.write("news/boats")
    folder.write("news/boats", "fr")
    folder.write("news/lamps")
    report = load_all(folder)
    assert report.failures == [
        (
            "news/boats: A page of the site has this address already. Give the folder another name,"
            " or that page another slug."
        )
    ]
    assert languages("news/boats") == []
    assert languages("news/lamps") == ["en"]
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_front_page_that_somebody_wrote_is_left_alone(folder, admin):
    home = HomePage.objects.get(locale__language_code="en")
    home.summary = "Written in the site."
    home.save_revision(user=admin).publish()
    folder.write("pages/home", keys={"title": "Home", "summary": "From a file."})
    assert load_all(folder).notes == ["pages/home: is written in the site; left alone."]
    assert HomePage.objects.get(locale__language_code="en").summary == "Written in the site."


def test_a_child_whose_parent_comes_later_is_loaded_with_it(folder):
    topic = {"title": "T", "summary": "S"}
    folder.write("topics/a-child", keys=topic, parent="z-parent")
    folder.write("topics/z-parent", keys=topic)
    assert load_all(folder, size=1).failures == []
    child = Page.objects.get(slug="a-child")
    assert child.get_parent().slug == "z-parent"


def picture_of(width, height):
    out = io.BytesIO()
    Pillow.new("RGB", (width, height), "teal").save(out, "PNG")
    return out.getvalue()


def test_a_work_is_loaded_with_the_earlier_versions_of_its_files(folder, client):
    pdfs = Path(content.__file__).parent / "pages" / "research"
    new, old = (
        pdfs / name / "pdf" / "en.pdf" for name in ("after-the-first-year", "listening-first")
    )
    files = "[{language: en, version: 2, revised_on: 2026-05-12}, {language: en}]"
    folder.write("research/r", research_type="brief", files=files)
    folder.write_raw("research/r/pdf/en.pdf", new.read_bytes())
    folder.write_raw("research/r/pdf/en.1.pdf", old.read_bytes())
    assert load_all(folder).failures == []
    work = ResearchPage.objects.get(translation_key=key_of("research/r"))
    [now], [before] = work.file_set(), work.earlier_files()
    assert (now.version, str(now.revised_on), before.version) == (2, "2026-05-12", 1)
    assert b"".join(client.get(now.url).streaming_content) == new.read_bytes()
    assert b"".join(client.get(before.url_of_version).streaming_content) == old.read_bytes()


def test_files_that_are_the_same_are_stored_once(folder):
    for slug in ("a", "b"):
        folder.write_raw(f"news/{slug}/lead.png", picture_of(20, 10))
        folder.write(f"news/{slug}", image="{file: lead.png, credit: Ada}", image_alt="A dot")
    assert load_all(folder).failures == []
    image = Image.objects.get()
    assert (image.width, image.height, image.credit) == (20, 10, "Ada")
    assert image.file.storage.size(image.file.name) == image.file_size
    assert {page.image_id for page in NewsPage.objects.all()} == {image.pk}
    folder.write("news/a", image="{file: lead.png, credit: Ada}", image_alt="One dot")
    load_all(folder)
    assert Image.objects.count() == 1


def test_another_picture_under_the_same_name_is_another_picture(folder):
    for width in (20, 30):
        folder.write_raw("news/a/lead.png", picture_of(width, 10))
        folder.write("news/a", image="{file: lead.png}", image_alt="A dot")
        assert load_all(folder).failures == []
    assert NewsPage.objects.get().image.width == 30


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("lead.png", "This picture cannot be read: it is damaged, or something else inside."),
        ("pdf/en.pdf", "This PDF cannot be read: it is damaged, or something else inside."),
    ],
)
def test_a_damaged_file_stops_its_work_only(folder, name, told):
    folder.write("news/boats")
    keys = {"research_type": "brief"}
    if name == "lead.png":
        keys |= {"image": "{file: lead.png}", "image_alt": "A dot"}
    else:
        keys |= {"files": "[{language: en}]"}
    folder.write("research/r", **keys)
    folder.write_raw(f"research/r/{name}", b"neither this nor that")
    assert load_all(folder).failures == [f"research/r/{name}, line 1: {told}"]
    assert NewsPage.objects.get().live
    assert not Image.objects.exists()
    assert not Document.objects.exists()
    assert not LoadedWork.objects.filter(address="research/r").exists()


# --- the gate ---------------------------------------------------------

_SWAPPED = "[UNODC](/news/b) et [INL](/news/a)\n"


@pytest.fixture
def two_links(folder):
    for slug in ("a", "b"):
        folder.write(f"news/{slug}")
    folder.write("news/boats", body="[UNODC](/news/a) and [INL](/news/b)\n")
    return folder


def french_of(address):
    return NewsPage.objects.get(translation_key=key_of(address), locale__language_code="fr")


def test_what_the_gate_refuses_is_a_draft(two_links):
    two_links.write("news/boats", "fr", title="Des bateaux", body=_SWAPPED)
    report = load_all(two_links)
    (failure,) = report.failures
    assert failure.startswith("news/boats/fr.md: In “Text")
    assert failure.endswith("” two links have changed places.")
    french = french_of("news/boats")
    assert (french.live, french.title) == (False, "Des bateaux")
    assert load_all(two_links).failures == report.failures


def test_what_the_gate_refuses_leaves_a_public_page_as_it_was(two_links):
    right = "[UNODC](/news/a) et [INL](/news/b)\n"
    two_links.write("news/boats", "fr", title="Des bateaux", body=right)
    assert load_all(two_links).failures == []
    before = french_of("news/boats")
    two_links.write("news/boats", "fr", title="Navires", body=_SWAPPED)
    assert len(load_all(two_links).failures) == 1
    french = french_of("news/boats")
    assert (french.live, french.title) == (True, "Des bateaux")
    assert french.latest_revision_id == before.latest_revision_id


# --- one load at a time -----------------------------------------------


def test_a_second_load_is_refused_while_one_is_under_way(folder):
    folder.write("news/boats")
    with held(), pytest.raises(Busy, match="Another load is under way"):
        load_all(folder)
    assert load_all(folder).works == 1


def test_a_load_that_was_killed_holds_the_site_for_two_minutes_at_most(folder, time_machine):
    now = timezone.now()
    time_machine.move_to(now)
    Lease().take()
    time_machine.move_to(now + timedelta(seconds=119))
    with pytest.raises(Busy):
        Lease().take()
    time_machine.move_to(now + timedelta(seconds=121))
    Lease().take()


def test_a_load_that_was_thought_dead_stops_at_its_next_chunk():
    slow, other = Lease(), Lease()
    slow.take()
    Load.objects.update(until=timezone.now())
    other.take()
    with pytest.raises(Busy, match="Another load has begun"):
        slow.renew()
    other.renew()


# --- the command ------------------------------------------------------


def run(folder, *options):
    out, err = io.StringIO(), io.StringIO()
    call_command("load_content", folder.root, *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_command_tells_what_it_did(folder):
    folder.write("news/boats")
    out, err = run(folder)
    assert err == ""
    assert out == (
        "1 works loaded (1 pages and 0 translations written), 0 unchanged, 0 failures.\n"
    )


def test_the_command_ends_with_1_when_something_failed(folder):
    folder.write("news/boats", date="soon")
    with pytest.raises(SystemExit) as end:
        run(folder)
    assert end.value.code == 1


def test_the_command_checks_without_loading(folder):
    folder.write("news/boats")
    assert run(folder, "--check")[0] == "Nothing is wrong with this folder.\n"
    assert NewsPage.objects.count() == 0
    folder.write("news/lamps", topics="[gone]")
    with pytest.raises(SystemExit) as end:
        run(folder, "--check")
    assert end.value.code == 1


def test_the_command_needs_a_folder_and_a_site(folder):
    with pytest.raises(CommandError, match="There is no folder"):
        run(folder)
    folder.write("news/boats")
    Site.objects.all().delete()
    for page in HomePage.objects.all():
        page.delete()
    with pytest.raises(CommandError, match="set_up_site"):
        run(folder)
