from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("base", "0002_acts_are_append_only")]

    operations = [
        migrations.AddConstraint(
            model_name="issuednumber",
            constraint=models.UniqueConstraint(
                fields=("table", "text"), name="number_printed_once"
            ),
        ),
    ]
