"""The blob store as the settings make it: a folder, or a bucket in memory."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings
from moto import mock_aws

from netra.settings.storage import blob_store


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A folder of its own."""
    made = blob_store("")
    made["OPTIONS"]["location"] = str(tmp_path)
    with override_settings(STORAGES={"blobs": made}):
        yield tmp_path


@pytest.fixture
def bucket() -> Iterator[None]:
    """A bucket of its own."""
    with pytest.MonkeyPatch.context() as patch, mock_aws():
        patch.setenv("AWS_ACCESS_KEY_ID", "test")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "test")
        import boto3  # type: ignore[import-untyped]

        boto3.client("s3", region_name="us-east-1").create_bucket(Bucket="evidence")
        with override_settings(STORAGES={"blobs": blob_store("s3://evidence/kept")}):
            yield


@pytest.fixture(params=["disk", "bucket"])
def blobs(request: pytest.FixtureRequest) -> str:
    """Both, one after the other: the same tests hold for both."""
    request.getfixturevalue(request.param)
    return str(request.param)
