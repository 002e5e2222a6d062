"""The blob store as the settings make it: a folder, or a bucket of a server that speaks S3."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import boto3  # type: ignore[import-untyped]
import pytest
from django.test import override_settings
from moto.server import ThreadedMotoServer

from netra.settings.storage import blob_store


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A folder of its own."""
    made = blob_store("")
    made["OPTIONS"]["location"] = str(tmp_path)
    with override_settings(STORAGES={"blobs": made}):
        yield tmp_path


@pytest.fixture(scope="session")
def s3() -> Iterator[str]:
    """The address of a server that speaks S3 on a free port."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(s3: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A bucket of its own, reached as a house in service reaches one: over the network."""
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", s3)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    name = f"evidence-{uuid4().hex[:12]}"
    boto3.client("s3").create_bucket(Bucket=name)
    with override_settings(STORAGES={"blobs": blob_store(f"s3://{name}/kept")}):
        yield name


@pytest.fixture(params=["disk", "bucket"])
def blobs(request: pytest.FixtureRequest) -> str:
    """Both, one after the other: the same tests hold for both."""
    request.getfixturevalue(request.param)
    return str(request.param)
