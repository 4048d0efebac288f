"""What an instrument is called for short."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0004_asking_demand"),
    ]

    operations = [
        migrations.AddField(
            model_name="instrumentpage",
            name="acronym",
            field=models.CharField(
                blank=True, db_default="",
                help_text="Such as UNTOC: it is found by it.",
                max_length=40,
                verbose_name="acronym",
            ),
        ),
    ]
