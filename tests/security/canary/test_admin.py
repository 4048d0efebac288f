"""In the admin, nobody reads the words of a page that is not theirs, at any of its doors."""

import pytest
from django.test import Client

from home.sections import SECTIONS
from tests.security.canary import walk
from tests.security.canary.admin_addresses import Target, addresses, missing
from tests.security.canary.library import Library
from tests.security.canary.people import READERS, Reader
from tests.security.canary.public_addresses import Public
from tests.security.canary.secrets import Secrets
from tests.security.canary.sweep import Leaked, sweep
from tests.security.canary.walk import Address

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("canary")]

ADMIN = [pattern for pattern in walk.patterns() if pattern.is_admin]


def test_every_hole_in_an_address_of_the_admin_is_filled():
    """A new address of the admin may need a row in `admin_addresses.HOLES` or `NUMBERS`."""
    assert {p.key: holes for p in ADMIN if (holes := missing(p))} == {}


@pytest.mark.parametrize("name", READERS)
def test_nobody_reads_what_is_not_theirs(name: str, library: Library):
    reader: Reader = READERS[name]()
    targets = [Target(library.state(words)) for words in reader.not_theirs]
    secrets = Secrets([target.state.secret for target in targets], ("told", "named", "said"))
    client = Client(raise_request_exception=False)
    client.force_login(reader.person)
    leaks, titles = [], set()
    for pattern in ADMIN:
        for find in sweep(client, addresses(pattern, targets), secrets):
            if find.use != "told" and pattern.key in reader.titles_at:
                titles.add(pattern.key)
            else:
                leaks.append(find)
    if leaks:
        raise Leaked(leaks)
    # Titles are shown where Wagtail shows them: else nothing was looked at.
    assert "wagtailadmin_choose_page_child" in titles or not reader.titles_at


def test_lists_and_results_are_the_same_for_whoever_has_signed_in(library: Library, public: Public):
    """A restricted page opens at its own address only; nothing else is made for one person."""
    client = Client()
    client.force_login(READERS["editor"]().person)
    secrets = Secrets(library.secrets, ("named", "told", "said"))
    addresses = [
        address for key in ("sitemap", "api-v1:search_library") for address in public.addresses(key)
    ]
    addresses += [Address(url=f"/en/{section.slug}/feed.atom") for section in SECTIONS]
    addresses += [Address(url=f"/en/{section.slug}/") for section in SECTIONS]
    if finds := sweep(client, addresses, secrets):
        raise Leaked(finds)
