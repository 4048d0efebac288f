from django.db import migrations


def stand_as_they_stood(apps, schema_editor):
    """Who was published before consents were recorded was published with an organizer's word for it."""
    apps.get_model("partners", "PersonPage").objects.filter(live=True).update(
        name_consent=True, photo_consent=True, biography_consent=True
    )


class Migration(migrations.Migration):
    dependencies = [("partners", "0002_consents")]

    operations = [migrations.RunPython(stand_as_they_stood, migrations.RunPython.noop)]
