"""
Where a recording is, and how it can be played in a page of ours.

Only the players named here may stand in a page: `config.policies` allows what is told here, and no more.
"""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

YOUTUBE = "https://www.youtube-nocookie.com"
VIMEO = "https://player.vimeo.com"
PLAYERS = (YOUTUBE, VIMEO)

_YOUTUBE_HOSTS = {"youtube.com", "m.youtube.com", "youtube-nocookie.com"}
_YOUTUBE_PATH = re.compile(r"/(?:embed|live|shorts|v)/([\w-]{11})/?", re.ASCII)
_YOUTUBE_NUMBER = re.compile(r"[\w-]{11}", re.ASCII)
_VIMEO_PATH = re.compile(r"/(?:video/)?(\d+)(?:/([0-9a-f]+))?/?", re.ASCII)

NOT_AN_ADDRESS = _("Give the whole address of the video, beginning with https://.")

_is_address = URLValidator(schemes=["https"])


@dataclass(frozen=True, kw_only=True)
class Recording:
    """A video at another site. `player` is empty where it can only be watched there."""

    address: str
    host: str
    player: str


def recording_at(address: str) -> Recording:
    """What is known of a video from its address alone."""
    split = urlsplit(address)
    host = (split.hostname or "").removeprefix("www.")
    return Recording(address=address, host=host, player=_player(host, split))


def check_address(address: str) -> None:
    """Refuse what is no address of a page that is sent in secret: `http:`, `javascript:`, half a one."""
    try:
        _is_address(address)
    except ValidationError as problem:
        raise ValidationError(NOT_AN_ADDRESS) from problem
    if "@" in urlsplit(address).netloc:  # who reads it would take the name for the host
        raise ValidationError(NOT_AN_ADDRESS)


def _player(host: str, split: SplitResult) -> str:
    if host in _YOUTUBE_HOSTS or host == "youtu.be":
        return _youtube(host, split)
    if host in {"vimeo.com", "player.vimeo.com"}:
        return _vimeo(split)
    return ""


def _youtube(host: str, split: SplitResult) -> str:
    path = _YOUTUBE_PATH.fullmatch(split.path)
    number = path[1] if path else parse_qs(split.query).get("v", [""])[0]
    if host == "youtu.be":
        number = split.path.strip("/")
    known = _YOUTUBE_NUMBER.fullmatch(number)
    return f"{YOUTUBE}/embed/{number}?autoplay=1" if known else ""


def _vimeo(split: SplitResult) -> str:
    path = _VIMEO_PATH.fullmatch(split.path)
    if path is None:
        return ""
    secret = path[2] or parse_qs(split.query).get("h", [""])[0]
    query = {"autoplay": "1", "dnt": "1"} | ({"h": secret} if secret.isalnum() else {})
    return f"{VIMEO}/video/{path[1]}?{urlencode(query)}"
