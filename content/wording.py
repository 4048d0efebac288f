"""What the demonstration says to its search: synonyms, a recommended work, a word that is right as it is."""

import tomllib
from pathlib import Path
from typing import Any

from django.conf import settings
from wagtail.models import Page

from access.models import WorkSource
from search.models import CertainWord, Recommendation, Synonyms

_FILE = Path(__file__).resolve().parent / "wording.toml"


def lay_out_wording() -> None:
    """Say it in each language where nobody has said anything yet. The recommended work has to be loaded."""
    with _FILE.open("rb") as file:
        said: dict[str, Any] = tomllib.load(file)
    for word in said["certain"]:
        CertainWord.objects.get_or_create(language="", word=word)
    sources = Page.objects.filter(pk__in=WorkSource.objects.values("page"))
    work = sources.filter(slug=said["recommended"]).first()
    for language, _name in settings.LANGUAGES:
        wording = said[language]
        if not Synonyms.objects.filter(language=language).exists():
            for words in wording["synonyms"]:
                Synonyms.objects.create(language=language, words=", ".join(words))
        if work and not Recommendation.objects.filter(language=language).exists():
            searches = "\n".join(wording["searches"])
            Recommendation.objects.create(language=language, queries=searches, page=work)
