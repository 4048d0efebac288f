"""Ways on from a question that nothing, or not all of it, was found for."""

from dataclasses import dataclass, field, replace

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from search.addresses import Address
from search.corrections import correction
from search.engines import choice
from search.facets import labels_of
from search.hits import Hit, shown
from search.plan import Plan
from search.query import parse
from search.service import SearchPage, SearchRequest
from search.wording.asking import worded

MOST_TOPICS = 5
MOST_ELSEWHERE = 3


@dataclass(frozen=True, kw_only=True)
class Topic:
    """A topic to go to. `language` is that of its title."""

    title: str
    language: str
    url: str


@dataclass(frozen=True, kw_only=True)
class WaysOn:
    """
    What may help: the question with a slip mended (`meant`) and where that leads, topics near by, and
    whether it is a question to tell the house about.
    """

    meant: str = ""
    meant_url: str = ""
    topics: list[Topic] = field(default_factory=list)
    is_unanswered: bool = False


def ways_on(found: SearchPage, address: Address) -> WaysOn:
    """Nothing where all of the words were found, in whatever language; else guesses, each of them checked."""
    is_whole = bool(found.hits or found.others or found.recommended) and not found.is_partial
    if is_whole or not found.query.asks:
        return WaysOn()
    meant = "" if found.request.is_broad else correction(found.request)
    return WaysOn(
        meant=meant,
        meant_url=str(replace(address, text=meant, is_broad=False, page=1)) if meant else "",
        topics=_topics(found.request),
        is_unanswered=True,
    )


def elsewhere(text: str, language: str) -> list[Hit]:
    """Works that answer a question, with all of its words, in other languages than the reader's."""
    plan = Plan(query=worded(parse(text), language), reader=language, at=timezone.now(), limit=0)
    answer = choice.search(plan).answer
    if answer.tier != "all":
        return []
    return shown(plan, replace(answer, own=()))[1][:MOST_ELSEWHERE]


def _topics(request: SearchRequest) -> list[Topic]:
    """Topics that some of the words lead to; else those of the works that they lead to."""
    anything = Plan(
        query=worded(parse(request.text), request.language),
        reader=request.language,
        at=timezone.now(),
        limit=MOST_TOPICS,
        is_broad=True,
    )
    plan = replace(anything, chosen={"kind": ("topic",)})
    own, others = shown(plan, choice.search(plan).answer)
    found = [
        Topic(title=hit.title, language=hit.language, url=hit.url)
        for hit in (own or others)[:MOST_TOPICS]
    ]
    return found or _topics_of(replace(anything, facets=("topic",), counts_all=True, limit=0))


def _topics_of(plan: Plan) -> list[Topic]:
    """Topics of works that have some of the words, those of most works first."""
    counts = choice.search(plan).answer.counts
    reader = Locale.objects.get_for_language(plan.reader)
    by_count = counts.get("topic", {})
    most = sorted(by_count, key=lambda value: (-by_count[value], value))[:MOST_TOPICS]
    labels = labels_of({"topic": most}, reader)["topic"]
    return [
        Topic(
            title=labels[value].text,
            language=labels[value].language,
            url=reverse("permanent", args=[value]),
        )
        for value in most
        if value in labels
    ]
