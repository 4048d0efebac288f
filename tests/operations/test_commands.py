"""A command that is called wrongly says so in a sentence, and changes nothing."""

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (["load_content", "nowhere"], "There is no folder nowhere."),
        (["load_content"], "the following arguments are required: DIR"),
        (["set_up_site", "--port=harbour"], "argument --port: invalid int value: 'harbour'"),
        (["work", "--twice"], "unrecognized arguments: --twice"),
        (["rebuild_search", "--twice"], "unrecognized arguments: --twice"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_it_says_what_is_wrong(site, command, sentence):
    with pytest.raises(CommandError) as refused:
        call_command(*command)
    assert sentence in str(refused.value)
