"""A translation's page, made in memory the way wagtail-localize makes it."""

import copy
import json
from typing import Any

from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from content.loading.planning import Plan, Target
from content.loading.rows import adopt, held, hold
from content.loading.shelf import place_of_link
from pages.models import ResourcePage
from partners.models.consents import Consents
from translation.engine import copy_synchronised_fields


def build(plan: Plan, target: Target) -> None:
    """Write the source's structure and the target's words on the target's page."""
    page = target.page
    slug = page.slug
    original = copy_of(plan)
    copy_synchronised_fields(original, page)
    page.slug = slug  # the front pages of two languages stand side by side
    adopt(page, target.before)
    ingest_segments(original, page, plan.source.locale, page.locale, segments_for(plan, target))
    page.draft_title = page.title
    if isinstance(page, Consents):
        page.expire_at = page.named_until


def copy_of(plan: Plan) -> ResourcePage:
    """The source for one use: its rows would be moved to the target, its story be written into."""
    original = copy.copy(plan.source)
    stream: Any = original._meta.get_field("story")
    original.story = stream.to_python(json.dumps(plan.story))
    rows = {name: [copy.copy(row) for row in rows] for name, rows in held(plan.source).items()}
    hold(original, rows)
    return original


def segments_for(plan: Plan, target: Target) -> list[Any]:
    """The source's segments in the target's words; a draft has the source's where it has none."""
    found = []
    for segment in plan.segments:
        if isinstance(segment, StringSegmentValue):
            words = target.strings.get((segment.path, segment.string.data), segment.string.data)
            found.append(
                StringSegmentValue(
                    segment.path, StringValue(words), attrs=copy.deepcopy(segment.attrs)
                ).with_order(segment.order)
            )
        elif isinstance(segment, OverridableSegmentValue):
            address = target.links.get(place_of_link(segment.path) or ("", ""))
            if address is not None:
                found.append(OverridableSegmentValue(segment.path, address, order=segment.order))
        else:
            found.append(segment)
    return found
