"""What every test may ask for: databases, servers to kill, a browser."""

pytest_plugins = ["tests.harness.databases", "tests.harness.browser", "tests.harness.clusters"]
