"""The format promises no more than the pages can hold."""

import pytest
from django.core.exceptions import FieldDoesNotExist
from django.db.models import CharField, TextField

from content.loading.kinds import MODELS
from content.markdown import LIMITS
from content.schema import KINDS, codes, events, instruments, keys_of, partners, research
from content.schema.shapes import Text
from pages import vocabularies
from pages.models import InstrumentPage
from partners.models import FormerName, PartnerPage
from partners.models.roles import PartnerPart
from publications.models import (
    Author,
    Chapter,
    Decision,
    EventDocument,
    Keyword,
    ResearchPage,
    Session,
    SideEventPage,
    Speaker,
)


@pytest.mark.parametrize("section", KINDS)
def test_every_text_of_a_kind_fits_into_its_field(section):
    checked = 0
    for name, key in keys_of(KINDS[section]).items():
        if not isinstance(key.shape, Text):
            continue
        try:
            field = MODELS[section]._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        assert isinstance(field, CharField | TextField)
        assert key.shape.limit <= (field.max_length or 10**6), name
        checked += 1
    assert checked >= 3


@pytest.mark.parametrize(
    ("shape", "model", "name"),
    [
        (keys_of(events.Speaker)["name"].shape, Speaker, "typed_name"),
        (keys_of(events.SpeakerRole)["role"].shape, Speaker, "role"),
        (keys_of(events.SpeakerRole)["affiliation"].shape, Speaker, "affiliation"),
        (keys_of(events.Event)["session_titles"].shape.of, Session, "title"),
        (keys_of(events.Event)["decisions"].shape.of, Decision, "text"),
        (keys_of(events.Event)["document_titles"].shape.of, EventDocument, "title"),
        (keys_of(partners.FormerName)["name"].shape, FormerName, "name"),
        (keys_of(research.Author)["name"].shape, Author, "typed_name"),
        (keys_of(research.Research)["chapters"].shape.of, Chapter, "title"),
        (keys_of(research.Research)["keywords"].shape.of, Keyword, "word"),
    ],
)
def test_every_text_of_a_row_fits_into_its_field(shape, model, name):
    assert shape.limit <= model._meta.get_field(name).max_length


@pytest.mark.parametrize(
    ("limit", "block", "name"),
    [
        ("heading", "heading", "text"),
        ("callout", "callout", "title"),
        ("number", "statistic", "number"),
        ("label", "statistic", "label"),
        ("who", "quote", "name"),
        ("picture", "picture", "alt_text"),
        ("picture", "picture", "caption"),
        ("video", "video", "title"),
    ],
)
def test_every_text_of_a_block_fits_into_it(limit, block, name):
    story = ResearchPage._meta.get_field("story").stream_block
    assert LIMITS[limit] <= story.child_blocks[block].child_blocks[name].field.max_length


@pytest.mark.parametrize(
    ("words", "choices"),
    [
        (events.FORMATS, SideEventPage.Format),
        (events.STATUSES, SideEventPage.Status),
        (events.ACCESS, SideEventPage.Participation),
        (events.PARTS, Speaker.Part),
        (partners.TYPES, PartnerPage.OrganizationType),
        (research.TYPES, ResearchPage.ResearchType),
        (instruments.TYPES, InstrumentPage.InstrumentType),
    ],
)
def test_the_words_of_a_choice_are_those_of_the_page(words, choices):
    assert list(words) == choices.values


def test_the_parts_of_partners_are_those_of_the_page():
    part = keys_of(KINDS["news"])["partners"].shape.of.of
    assert list(keys_of(part)["part"].shape.of) == PartnerPart.values


@pytest.mark.parametrize(
    ("vocabulary", "choices"),
    [
        (codes.COUNTRIES, vocabularies.countries),
        (codes.REGIONS, vocabularies.regions),
        (codes.SPOKEN, vocabularies.languages),
        (codes.ZONES, vocabularies.time_zones),
    ],
)
def test_every_code_of_a_page_may_be_written_in_a_file(vocabulary, choices):
    assert [code for code, _label in choices() if code not in vocabulary] == []


@pytest.mark.parametrize("code", ["EU", "QO", "XX", "000", "zh", "Mars/Olympus"])
def test_other_codes_may_not(code):
    vocabularies_of_files = [codes.COUNTRIES, codes.REGIONS, codes.SPOKEN, codes.ZONES]
    assert [v for v in vocabularies_of_files if code in v] == []
