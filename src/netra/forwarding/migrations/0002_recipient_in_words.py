import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("forwarding", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="recipient",
            name="name",
            field=models.CharField(blank=True, default="", max_length=200),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="recipient",
            name="office",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="offices.office",
            ),
        ),
        migrations.AddConstraint(
            model_name="recipient",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("office__isnull", False),
                    models.Q(("name", ""), _negated=True),
                    _connector="XOR",
                ),
                name="recipient_is_an_office_or_a_name",
            ),
        ),
    ]
