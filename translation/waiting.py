"""Works that wait for a language: not begun, half done, ready, or behind their source."""

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, TextChoices, Value
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from access.models import WorkSource
from access.visibility import visible
from translation.models import IndependentTranslation


class State(TextChoices):
    """How far a work is in a language."""

    NOT_BEGUN = "not-begun", _("Not begun")
    IN_WORK = "in-work", _("In work")
    READY = "ready", _("Ready to publish")
    BEHIND = "behind", _("Published, but behind its source")


def waiting_for(language: Locale) -> QuerySet[Page]:
    """
    Source pages whose work is not complete and public in a language; each knows its `target`, how many
    `texts` it has, how many are `left`, and the language's code as `into`. Works that nobody may see yet
    are here once they were sent.
    """
    target = Page.objects.filter(translation_key=OuterRef("translation_key"), locale=language)
    alone = IndependentTranslation.objects.filter(
        page__translation_key=OuterRef("translation_key"), page__locale=language
    )
    sent = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale=language, enabled=True
    )
    texts = StringSegment.objects.filter(
        source__object_id=OuterRef("translation_key"), source__locale=OuterRef("locale")
    )
    left = texts.filter(~Exists(_translated_into(language)))
    public = visible(Page.objects.all()).values("pk")
    return (
        Page.objects.filter(Exists(WorkSource.objects.filter(page=OuterRef("pk"))))
        .exclude(locale=language)
        .filter(~Exists(alone))
        .filter(Q(pk__in=public) | Exists(sent))
        .annotate(
            target=Subquery(target.values("pk")[:1]),
            is_live=Exists(target.filter(live=True)),
            is_sent=Exists(sent),
            is_behind=Exists(left),
            texts=Subquery(_count(texts)),
            left=Subquery(_count(left)),
            into=Value(language.language_code),
        )
        .filter(Q(is_live=False) | Q(is_behind=True))
        .select_related("locale", "content_type")
        .order_by(F("first_published_at").desc(nulls_last=True), "pk")
    )


def in_state(pages: QuerySet[Page], state: str) -> QuerySet[Page]:
    """Those of `waiting_for()` that are in one state."""
    return pages.filter(
        **{
            State.NOT_BEGUN: {"is_sent": False},
            State.IN_WORK: {"is_sent": True, "is_live": False, "is_behind": True},
            State.READY: {"is_sent": True, "is_live": False, "is_behind": False},
            State.BEHIND: {"is_live": True},
        }[State(state)]
    )


def state_of(page: Page) -> State:
    """The state of one of them."""
    if not page.is_sent:
        return State.NOT_BEGUN
    if page.is_live:
        return State.BEHIND
    return State.IN_WORK if page.is_behind else State.READY


def _translated_into(language: Locale) -> QuerySet[StringTranslation]:
    return StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=language,
        has_error=False,
    ).exclude(data="")


def _count(texts: QuerySet[StringSegment]) -> QuerySet:
    return texts.order_by().values("source").annotate(number=Count("pk")).values("number")
