"""What every test may ask for: databases, servers to kill, a browser; and how it asks at random."""

from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.harness.databases", "tests.harness.browser", "tests.harness.clusters"]

# Seconds are measured in benchmarks: a machine that is busy with others' work proves nothing.
settings.register_profile("netra", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("netra")
