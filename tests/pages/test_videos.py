"""An address of a video: what is refused, and what can be played here."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from pages.videos import NOT_AN_ADDRESS, PLAYERS, check_address, recording_at

YOUTUBE = "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1"
VIMEO = "https://player.vimeo.com/video/12345?autoplay=1&dnt=1"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript://example.org/%0aalert(1)",
        "data:text/html,x",
        "http://example.org/video",
        "//example.org/video",
        "example.org/video",
        "https://",
        "https:///video",
        "https://youtube.com@evil.example/watch",
        "https://a b.example/",
        "",
    ],
)
def test_what_is_no_address_of_a_page_is_refused_with_a_sentence(address):
    with pytest.raises(ValidationError) as refused:
        check_address(address)
    assert refused.value.messages == [str(NOT_AN_ADDRESS)]


@pytest.mark.parametrize(
    ("address", "host", "player"),
    [
        ("https://www.youtube.com/watch?v=abcdefghijk", "youtube.com", YOUTUBE),
        ("https://m.youtube.com/watch?list=x&v=abcdefghijk", "m.youtube.com", YOUTUBE),
        ("https://youtu.be/abcdefghijk?t=3", "youtu.be", YOUTUBE),
        ("https://www.youtube.com/live/abcdefghijk", "youtube.com", YOUTUBE),
        ("https://vimeo.com/12345", "vimeo.com", VIMEO),
        ("https://vimeo.com/12345/0a1b2c", "vimeo.com", f"{VIMEO}&h=0a1b2c"),
        ("https://www.youtube.com/@channel", "youtube.com", ""),
        ("https://www.youtube.com/watch?v=abc%22onload=", "youtube.com", ""),
        ("https://webtv.un.org/en/asset/k1a/k1abc", "webtv.un.org", ""),
        ("https://youtube.com.evil.example/watch?v=abcdefghijk", "youtube.com.evil.example", ""),
        ("https://notvimeo.com/12345", "notvimeo.com", ""),
    ],
)
def test_only_two_players_are_known_and_any_other_address_is_a_link(address, host, player):
    check_address(address)
    found = recording_at(address)
    assert (found.address, found.host, found.player) == (address, host, player)


@given(st.text(), st.text())
def test_whatever_is_written_a_player_is_one_of_ours(path, query):
    for host in ("youtube.com", "youtu.be", "vimeo.com"):
        try:
            player = recording_at(f"https://{host}/{path}?v={query}").player
        except ValueError:  # which no address is, that was checked
            continue
        assert player == "" or player.startswith(tuple(f"{one}/" for one in PLAYERS))
