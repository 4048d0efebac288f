"""Signing in: by name or address, with an end to guessing that never locks the owner out."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.models import User
from accounts.sign_in.limits import PER_NAME_AND_ADDRESS
from tests.factories import make_person

pytestmark = pytest.mark.django_db

PASSWORD = "a long pass phrase"


def sign_in(client, name, password=PASSWORD, address="192.0.2.1"):
    data = {"username": name, "password": password}
    client.post(reverse("wagtailadmin_login"), data, REMOTE_ADDR=address)
    return "_auth_user_id" in client.session


@pytest.fixture
def person(site):
    return make_person("Editors", username="nadia", email="Nadia@example.org")


@pytest.mark.parametrize("typed", ["nadia", "nadia@example.org", "NADIA@EXAMPLE.ORG"])
def test_by_name_or_by_address_in_any_case(client, person, typed):
    assert sign_in(client, typed)


def test_not_with_another_password(client, person):
    assert not sign_in(client, "nadia", "another phrase")


def test_who_guesses_too_often_is_not_heard_even_with_the_right_password(client, person):
    for _try in range(PER_NAME_AND_ADDRESS):
        sign_in(client, "nadia", "a guess")
    assert not sign_in(client, "nadia")


def test_the_owner_comes_from_elsewhere_and_is_not_locked_out(client, person):
    for _try in range(PER_NAME_AND_ADDRESS + 3):
        sign_in(client, "nadia", "a guess", address="203.0.113.9")
    assert sign_in(client, "nadia", address="192.0.2.1")


def test_a_success_forgets_the_slips_before_it(client, person):
    for _try in range(PER_NAME_AND_ADDRESS - 1):
        sign_in(client, "nadia", "a slip")
    assert sign_in(client, "nadia")
    client.logout()
    for _try in range(PER_NAME_AND_ADDRESS - 1):
        sign_in(client, "nadia", "a slip")
    assert sign_in(client, "nadia")


def test_one_account_an_address_whatever_the_case(person):
    with pytest.raises(ValidationError, match="Someone has an account"):
        User(username="other", email="nadia@EXAMPLE.org", password="x").full_clean()


def test_accounts_without_an_address_do_not_collide(site):
    make_person(email="")
    make_person(email="")
