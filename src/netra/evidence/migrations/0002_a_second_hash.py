from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("evidence", "0001_initial")]

    operations = [
        migrations.AddField(
            "blob", "blake2b", models.CharField(blank=True, db_default="", max_length=64)
        ),
    ]
