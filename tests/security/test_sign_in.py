"""The door of the admin: who guesses is stopped there, and learns nothing."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.sign_in.limits import PER_NAME_AND_ADDRESS
from tests.factories import make_editor

pytestmark = pytest.mark.django_db


def typed_into_the_form(client, name, password):
    """As a browser would: the form is fetched, and sent with what it brought."""
    form = client.get(reverse("wagtailadmin_login")).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)[1]
    data = {"username": name, "password": password, "csrfmiddlewaretoken": token}
    return client.post(reverse("wagtailadmin_login"), data)


def words_of(answer):
    """The page without the token and the name, which differ from one time to the next."""
    return re.sub(r'"\w{64}"|value="[\w-]*"|\s+', " ", answer.content.decode())


def test_after_too_many_guesses_the_right_word_is_not_heard(site):
    person = make_editor()
    browser = Client(enforce_csrf_checks=True)
    for _guess in range(PER_NAME_AND_ADDRESS):
        assert typed_into_the_form(browser, person.username, "a guess").status_code == 200
    answer = typed_into_the_form(browser, person.username, "a long pass phrase")
    assert answer.status_code == 200
    assert "_auth_user_id" not in browser.session


def test_the_form_does_not_tell_who_has_an_account(site, client):
    person = make_editor()
    known = typed_into_the_form(client, person.username, "a guess")
    unknown = typed_into_the_form(client, "n" * len(person.username), "a guess")
    assert words_of(known) == words_of(unknown)


def test_a_forgotten_password_does_not_tell_either(site, client, mailoutbox):
    person = make_editor()
    door = reverse("wagtailadmin_password_reset")
    known = client.post(door, {"email": person.email})
    unknown = client.post(door, {"email": "nobody@example.org"})
    assert (known.status_code, known.headers["Location"]) == (
        unknown.status_code,
        unknown.headers["Location"],
    )
    assert [mail.to for mail in mailoutbox] == [[person.email]]


def test_a_form_without_its_token_is_not_taken(site):
    browser = Client(enforce_csrf_checks=True)
    answer = browser.post(reverse("wagtailadmin_login"), {"username": "a", "password": "b"})
    assert answer.status_code == 403


def test_a_session_ends_within_the_day_and_scripts_do_not_see_it(site, client):
    person = make_editor()
    typed_into_the_form(client, person.username, "a long pass phrase")
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] in ("", 8 * 60 * 60)
    assert client.session.get_expiry_age() == 8 * 60 * 60
