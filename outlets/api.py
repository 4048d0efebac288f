"""
The library for programs: `GET /api/v1/search`, described by `/api/v1/openapi.json`.

It answers what the page of results shows, under the same rules: what anyone may see, the reader's
language first. An unknown parameter, or a value that could not be looked for, is refused with a
sentence: a typing error must not find everything.
"""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI, Query, Schema, Status
from ninja.errors import ValidationError
from pydantic import Field, create_model

from search.facets import all_facets
from search.forms import LONGEST_VALUE, MOST_CHOSEN, chosen
from search.groups import FacetGroup
from search.hits import Hit
from search.plan import DEEPEST, Order
from search.service import SearchPage, SearchRequest, search
from search.spans import Fault, span_of

LANGUAGES = [code for code, _name in settings.LANGUAGES]


class LibraryAPI(NinjaAPI):
    """An API whose every address answers in JSON, also one that does not exist."""

    def _get_urls(self) -> list[Any]:
        urls = [url for url in super()._get_urls() if getattr(url, "name", "") != "api-root"]
        return [*urls, path("", not_found, name="api-root"), path("<path:rest>", not_found)]


@csrf_exempt
def not_found(request: HttpRequest, rest: str = "") -> JsonResponse:
    detail = "There is nothing here. What there is: /api/v1/openapi.json"
    return JsonResponse({"detail": detail}, status=404)


api = LibraryAPI(
    title="Plenary",
    version="1",
    description="Everything published, in six languages. `id` is permanent, `slug` and `url` are not.",
    docs_url=None,
    urls_namespace="api-v1",
)

# A value to narrow by. Its limits are told here and kept by `_refusal_of_values`, whose sentences help.
_Chosen = Annotated[str, Field(json_schema_extra={"minLength": 1, "maxLength": LONGEST_VALUE})]
_PARAMETERS: dict[str, Any] = {
    "q": (Annotated[str, Field(description='Words; "quoted" as they stand; -without.')], ""),
    "lang": (
        Annotated[
            str,
            Field(
                description="The reader's language: its works come first, labels are in it.",
                json_schema_extra={"enum": list[Any](LANGUAGES)},
            ),
        ],
        settings.LANGUAGE_CODE,
    ),
    "page": (Annotated[int, Field(ge=1)], 1),
    "size": (Annotated[int, Field(ge=1, le=50)], 20),
    "from": (Annotated[str, Field(description="From a day on: 2026-03-15, 2026-03 or 2026.")], ""),
    "to": (Annotated[str, Field(description="Up to a day, included: the same.")], ""),
    "words": (
        Annotated[
            Literal["all", "some"], Field(description="`some`: also works with some of the words.")
        ],
        "all",
    ),
    "sort": (
        Annotated[
            Literal["", "newest", "next"],
            Field(description="Else the best first; `next`: events to come first, by their start."),
        ],
        "",
    ),
    **{
        name: (
            Annotated[
                list[_Chosen],
                Field(
                    description=f"Only with this {name}; repeated: any of them.",
                    json_schema_extra={"maxItems": MOST_CHOSEN},
                ),
            ],
            [],
        )
        for name in all_facets()
    },
}
# A parameter for each facet there is, so that the description names them.
Asked = create_model("Asked", __base__=Schema, **_PARAMETERS)


class Result(Schema):
    """A work, in the reader's language or in another that it exists in."""

    id: UUID
    kind: str
    slug: str
    title: str
    url: str
    language: str
    languages: list[str]
    date: date | None
    snippet: Annotated[str, Field(description="HTML: escaped text, the words found in <mark>.")]


class Value(Schema):
    """
    A value to narrow by, and how many works carry it under all other facets. In a tree, `wider` is the id
    of the value that it stands under, and counts with.
    """

    id: str
    label: str
    count: int
    selected: bool
    wider: str


class Results(Schema):
    """`total` counts works in the reader's language; `tier` says how many of the words they have."""

    total: int
    tier: Literal["all", "half", "any"]
    page: int
    size: int
    results: list[Result]
    other_languages: list[Result]
    other_languages_total: int
    facets: dict[str, list[Value]]


@api.exception_handler(ValidationError)
def refused(request: HttpRequest, problem: ValidationError) -> HttpResponse:
    sentences = [f"{error['loc'][-1]}: {error['msg']}." for error in problem.errors]
    return api.create_response(request, {"detail": " ".join(sentences)}, status=422)


@api.api_operation(["HEAD"], "/search", response={200: None, 422: None}, include_in_schema=False)
@api.get(
    "/search",
    operation_id="search",
    summary="Search everything published",
    response={200: Results, 422: dict[str, str]},
)
def search_library(request: HttpRequest, asked: Query[Asked]) -> Any:  # type: ignore[valid-type]
    """Works with all of the words; where there are none, with half or any of them (see `tier`)."""
    values: dict[str, Any] = asked.dict()  # type: ignore[attr-defined]
    refusal = _refusal(request, values)
    if refusal:
        return Status(422, {"detail": refusal})
    with translation.override(values["lang"]):
        return Status(200, _results(search(_request(values)), request))


def _request(values: dict[str, Any]) -> SearchRequest:
    return SearchRequest(
        text=values["q"],
        language=values["lang"],
        page=values["page"],
        size=values["size"],
        chosen={name: chosen(values[name]) for name in all_facets()},
        is_broad=values["words"] == "some",
        span=span_of(values["from"], values["to"]),
        order=Order(values["sort"]),
    )


_FAULTS = {
    Fault.SINCE: "from: give a day such as 2026-03-15, a month or a year.",
    Fault.UNTIL: "to: give a day such as 2026-03-15, a month or a year.",
    Fault.ORDER: "from: it is after `to`.",
}


def _refusal(request: HttpRequest, values: dict[str, Any]) -> str:
    unknown = sorted(set(request.GET) - set(values))
    if unknown:
        known = ", ".join(values)
        return f"{', '.join(unknown)}: there is no such parameter. There are: {known}."
    if values["lang"] not in LANGUAGES:
        return f"lang: there is no such language. There are: {', '.join(LANGUAGES)}."
    if values["page"] * values["size"] > DEEPEST:
        return f"page: page × size is at most {DEEPEST}."
    fault = span_of(values["from"], values["to"]).fault
    return _FAULTS[fault] if fault else _refusal_of_values(values)


def _refusal_of_values(values: dict[str, Any]) -> str:
    """A sentence about the first filter of which `chosen` would leave out a value."""
    for name in all_facets():
        given: list[str] = values[name]
        if len(given) > MOST_CHOSEN:
            return f"{name}: give at most {MOST_CHOSEN} values."
        if not all(chosen([value]) and len(value) <= LONGEST_VALUE for value in given):
            limits = f"1 to {LONGEST_VALUE} visible characters"
            return f"{name}: give each value {limits}, or leave {name} out."
    return ""


def _results(found: SearchPage, request: HttpRequest) -> dict[str, Any]:
    return {
        "total": found.total,
        "tier": found.tier.value,
        "page": found.request.page,
        "size": found.request.size,
        "results": [_result(hit, request) for hit in found.hits],
        "other_languages": [_result(hit, request) for hit in found.others],
        "other_languages_total": found.other_total,
        "facets": {group.name: _values(group) for group in found.facets},
    }


def _result(hit: Hit, request: HttpRequest) -> dict[str, Any]:
    return {
        "id": hit.family,
        "kind": hit.kind,
        "slug": hit.slug,
        "title": hit.title,
        "url": hit.full_url or request.build_absolute_uri(hit.url),
        "language": hit.language,
        "languages": list(hit.languages),
        "date": hit.date,
        "snippet": str(hit.snippet),
    }


def _values(group: FacetGroup) -> list[dict[str, Any]]:
    return [
        {
            "id": v.id,
            "label": v.label,
            "count": v.count,
            "selected": v.is_selected,
            "wider": v.wider,
        }
        for v in group.values
    ]
