"""How a work's names may be begun. Filled as works are settled; `rebuild_search` does it for all."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0004_staff")]
    operations = [
        migrations.CreateModel(
            name="SearchEntryName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(blank=True, max_length=10, verbose_name="language"),
                ),
                ("rank", models.SmallIntegerField(verbose_name="rank")),
                ("folded", models.BinaryField(verbose_name="beginning")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names_of",
                        to="search.searchentry",
                    ),
                ),
            ],
            options={
                "verbose_name": "name of a search entry",
                "verbose_name_plural": "names of search entries",
                "indexes": [
                    models.Index(fields=["language", "rank", "folded"], name="search_name_begins")
                ],
            },
        ),
    ]
