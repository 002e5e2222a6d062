"""What every test may ask for: databases and a browser."""

pytest_plugins = ["tests.harness.databases", "tests.harness.browser"]
