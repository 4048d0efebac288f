"""What the search could not take is shown to staff, with its reason."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from search.models import FileText, Generation, SearchCopy, SearchWork

pytestmark = pytest.mark.django_db


def test_a_scan_is_named_with_what_is_wrong_with_it(admin, signed_in):
    FileText.objects.create(
        file_hash="a", language="ar", document=1, name="scan.pdf", state="empty"
    )
    FileText.objects.create(file_hash="b", language="ar", document=2, name="fine.pdf", state="read")
    html = signed_in(admin).get(reverse("search_unread_files")).content.decode()
    assert "scan.pdf" in html
    assert "No text in it: a scan?" in html
    assert "fine.pdf" not in html


def test_what_is_parked_is_shown_with_its_reason(admin, signed_in):
    now = timezone.now()
    SearchWork.objects.create(
        family=uuid.uuid4(), attempts=8, parked_at=now, last_error="a broken block"
    )
    generation = Generation.objects.create(index="x", fingerprint="x")
    SearchCopy.objects.create(
        family=uuid.uuid4(),
        generation=generation,
        attempts=8,
        parked_at=now,
        last_error="400: too long",
    )
    browser = signed_in(admin)
    assert "a broken block" in browser.get(reverse("search_stuck_works")).content.decode()
    assert "400: too long" in browser.get(reverse("search_stuck_copies")).content.decode()
    assert "search-stuck-works" in browser.get("/admin/").content.decode()


def test_who_may_not_see_it_does_not(editor, signed_in):
    browser = signed_in(editor)
    for name in ("search_unread_files", "search_stuck_works", "search_stuck_copies"):
        assert browser.get(reverse(name)).status_code == 302
    assert "search-stuck-works" not in browser.get("/admin/").content.decode()
