"""Who may do what in which language."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests.factories import make_person
from translation import rights
from translation.models import LanguageRole
from translation.rights import PUBLISHES, TRANSLATES, Role


@pytest.fixture
def translator(site, french):
    person = make_person()
    LanguageRole.objects.create(user=person, locale=french, role=Role.TRANSLATOR)
    return person


def test_a_translator_translates_one_language_and_publishes_none(translator, french, arabic):
    assert rights.may(translator, french, *TRANSLATES)
    assert not rights.may(translator, french, *PUBLISHES)
    assert not rights.may(translator, arabic, *TRANSLATES)


def test_a_group_s_part_is_everyone_s_in_it(site, arabic):
    group = Group.objects.create(name="Arabic desk")
    LanguageRole.objects.create(group=group, locale=arabic, role=Role.HEAD)
    person = make_person()
    assert not rights.may(make_person(), arabic, Role.HEAD)
    person.groups.add(group)
    assert rights.may(person, arabic, Role.HEAD)


def test_a_superuser_may_do_everything(admin, french):
    assert rights.may(admin, french, Role.HEAD)


def test_whoever_has_left_may_do_nothing(translator, admin, french):
    for person in (translator, admin):
        person.is_active = False
        assert not rights.may(person, french, *rights.ANY)


def test_nobody_in_particular_may_do_nothing(french):
    assert not rights.may(AnonymousUser(), french, *rights.ANY)


def test_all_questions_about_a_person_cost_one_query(
    translator, french, arabic, django_assert_num_queries
):
    with django_assert_num_queries(1):
        for locale in (french, arabic):
            rights.may(translator, locale, *TRANSLATES)
            rights.may(translator, locale.pk, *PUBLISHES)


def test_the_languages_of_a_person(translator, admin, french):
    assert rights.languages_of(translator, *rights.ANY) == [french]
    assert rights.languages_of(translator, *PUBLISHES) == []
    assert len(rights.languages_of(admin, *PUBLISHES)) == 6


@pytest.mark.parametrize("both", [True, False])
def test_a_role_is_a_person_s_or_a_group_s_but_never_both(site, french, both):
    role = LanguageRole(locale=french)
    if both:
        role.user, role.group = make_person(), Group.objects.create(name="Desk")
    with pytest.raises(ValidationError, match="Choose a person or a group, not both"):
        role.full_clean()


def test_a_role_is_given_once(translator, french):
    with pytest.raises(ValidationError, match="This person has this role already"):
        LanguageRole(user=translator, locale=french, role=Role.TRANSLATOR).full_clean()


def test_an_admin_gives_roles_in_the_settings(admin, translator, arabic, signed_in):
    data = {"locale": arabic.pk, "user": translator.pk, "group": "", "role": "reviser"}
    answer = signed_in(admin).post(reverse("language_roles:add"), data)
    assert answer.status_code == 302
    assert str(LanguageRole.objects.get(locale=arabic)).endswith(
        "Arabic: Reviser: translates and publishes"
    )
    listing = signed_in(admin).get(reverse("language_roles:index"))
    assert translator.get_username() in listing.content.decode()


def test_nobody_gives_roles_to_themselves(translator, signed_in):
    answer = signed_in(translator).get(reverse("language_roles:add"))
    assert answer.status_code == 302
