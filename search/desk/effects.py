"""What synonyms would change, counted before they are saved."""

from dataclasses import dataclass, replace

from django.utils import timezone

from search.engines import choice
from search.models.staff import Synonyms, listed
from search.plan import Plan, Tier
from search.query import parse
from search.wording import table
from search.wording.asking import worded
from search.wording.synonyms import Rules, rules_of

# Each costs two searches.
MOST_COUNTED = 3


@dataclass(frozen=True, kw_only=True)
class Effect:
    """How many works a word finds without an entry, and with it."""

    word: str
    without: int
    with_it: int


def effects_of(entry: Synonyms) -> list[Effect]:
    """For the first words of an entry, saved or not, in whatever language the works are."""
    others = Synonyms.objects.filter(language=entry.language).exclude(pk=entry.pk).order_by("pk")
    said = [rule for other in others for rule in other.rules()]
    without = rules_of(said, entry.language)
    with_it = rules_of([*said, *entry.rules()], entry.language)
    return [
        Effect(
            word=word,
            without=_count(word, entry.language, without),
            with_it=_count(word, entry.language, with_it),
        )
        for word in listed(entry.words)[:MOST_COUNTED]
    ]


def _count(word: str, language: str, rules: Rules) -> int:
    now = table.current()
    wording = replace(now, synonyms={**now.synonyms, language: rules})
    query = worded(parse(word), language, wording)
    plan = Plan(query=query, reader=language, at=timezone.now(), limit=0)
    answer = choice.search(plan).answer
    return answer.total + answer.other_total if answer.tier is Tier.ALL else 0
