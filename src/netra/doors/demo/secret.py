"""The demonstration's custodians all have one secret, shown wherever it is asked for."""

SECRET = "rahasia-peragaan-2024"  # noqa: S105 - demo mode only, printed beside the field
