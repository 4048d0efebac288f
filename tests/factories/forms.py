"""A page's edit form, filled in as it stands."""

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from tests.factories.people import make_person


def form_of(page: Page, **changes: Any) -> dict[str, Any]:
    """What a browser would post from the edit form, with some fields changed; an empty story unless given."""
    browser = Client()
    browser.force_login(make_person(is_superuser=True))
    html = browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    data = querydict_from_html(html, form_id="page-edit-form").dict()
    return data | nested_form_data({"story": streamfield([])} | changes)
