from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from pages.links import WorkLinkHandler


@hooks.register("register_rich_text_features", order=100)
def links_to_what_the_reader_may_see(features: FeatureRegistry) -> None:
    features.register_link_type(WorkLinkHandler)
