"""What every answer says to the browser: what it may load, whom it may be framed by, what it keeps."""

import subprocess
import sys

import pytest

from config import policies
from publications.models import NewsPage
from tests.factories import make_document, published, story_of
from tests.project import ROOT

pytestmark = pytest.mark.django_db

STRICT = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'self'; "
    "frame-src https://www.youtube-nocookie.com https://player.vimeo.com; object-src 'none'; base-uri 'none'"
)
PUBLIC = [
    "/en/",
    "/ar/news/",
    "/fr/search/?q=boats",
    "/ru/nowhere/",
    "/en/news/feed.atom",
    "/api/v1/search",
    "/api/v1/openapi.json",
    "/sitemap.xml",
    "/robots.txt",
    "/healthz",
    "/",
]
COOKIES = """
from django.conf import settings as s
print(s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_PATH, s.SESSION_COOKIE_DOMAIN)
print(s.CSRF_COOKIE_NAME, s.CSRF_COOKIE_SECURE, s.CSRF_COOKIE_PATH, s.CSRF_COOKIE_DOMAIN)
from django.test import Client
plain = Client().get("/healthz-not/", headers={"host": "library.example"})
print(plain.status_code, plain.headers["Location"])
secure = Client().get("/healthz", secure=True, headers={"host": "library.example"})
print(secure.status_code, secure.headers["Strict-Transport-Security"])
elsewhere = Client().get("/healthz", secure=True, headers={"host": "evil.example"})
print(elsewhere.status_code)
"""
PRODUCTION = {
    "SECRET_KEY": "s" * 25 + "abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "library.example",
    "BASE_URL": "https://library.example",
    "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
    "LOG_LEVEL": "CRITICAL",
}


@pytest.fixture
def story(site):
    text = "<p>It is a <b>bold</b> story.</p>"
    return published(NewsPage, title="Boats", story=story_of(("text", text)))


@pytest.mark.parametrize("url", PUBLIC)
def test_a_public_answer_is_strict_and_leaves_nothing_behind(site, client, url):
    answer = client.get(url)
    told = answer.headers
    assert told["Content-Security-Policy"] == STRICT
    assert told["X-Frame-Options"] == "SAMEORIGIN"
    assert told["X-Content-Type-Options"] == "nosniff"
    assert told["Referrer-Policy"] == "same-origin"
    assert told["Cross-Origin-Opener-Policy"] == "same-origin"
    assert not answer.cookies
    assert "Cookie" not in told.get("Vary", "")


def test_a_story_is_strict_and_leaves_nothing_behind(story, client):
    for _first_time_and_from_its_copy in range(2):
        answer = client.get(story.url)
        assert answer.headers["Content-Security-Policy"] == STRICT
        assert not answer.cookies
        assert "Cookie" not in answer.headers.get("Vary", "")


def test_a_file_may_do_nothing_at_all(site, client):
    document = make_document()
    published(NewsPage, story=story_of(("documents", [document.pk])))
    told = client.get(document.url).headers
    assert told["Content-Security-Policy"].startswith("default-src 'none'")
    assert "sandbox" in told["Content-Security-Policy"]
    assert told["X-Content-Type-Options"] == "nosniff"


def test_the_admin_may_use_scripts_of_its_own_pages_and_nothing_from_elsewhere(editor, signed_in):
    admin = signed_in(editor)
    for url in ("/admin/", "/admin/pages/", "/admin/login/", "/admin/nowhere/"):
        policy = admin.get(url, follow=True).headers["Content-Security-Policy"]
        assert "script-src 'self' 'unsafe-inline'" in policy
        assert "http" not in policy
        assert "nonce" not in policy
        assert "object-src 'none'" in policy
        assert "frame-ancestors 'self'" in policy


def test_the_admins_policy_is_the_admins_alone(editor, signed_in, story):
    assert policies.ADMIN != policies.PUBLIC
    assert signed_in(editor).get(story.url).headers["Content-Security-Policy"] == STRICT


def test_what_somebody_who_signed_in_reads_is_kept_by_no_one(editor, signed_in, story):
    told = signed_in(editor).get("/admin/pages/").headers
    assert "private" in told["Cache-Control"] or "no-store" in told["Cache-Control"]
    assert "s-maxage" not in signed_in(editor).get(story.url).headers.get("Cache-Control", "")


def test_in_production_cookies_belong_to_this_host_and_nothing_is_sent_in_the_clear():
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", COOKIES]
    said = subprocess.run(
        command, cwd=ROOT, env=PRODUCTION, check=True, capture_output=True, text=True
    )
    session, csrf, plain, secure, elsewhere = said.stdout.splitlines()
    # What the prefix asks of a cookie: browsers drop one that is otherwise.
    assert session == "__Host-session True / None"
    assert csrf == "__Host-csrf True / None"
    assert plain == "301 https://library.example/healthz-not/"
    assert secure == "200 max-age=31536000; includeSubDomains; preload"
    assert elsewhere == "400"
