"""What every test has: the frozen plans, and properties that are tried on the same examples in every run."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from support import plan_named

from plan_cli.model.plan import Plan

settings.register_profile("plan", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("plan")


@pytest.fixture(scope="session")
def town() -> Plan:
    """The made-up city's plan: half-yearly reports."""
    return plan_named("town.yaml")


@pytest.fixture(scope="session")
def quarter() -> Plan:
    """A small plan with quarterly reports and stricter limits of judging."""
    return plan_named("quarter.yaml")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write what the program prints now into the golden files"
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew."""
    return bool(request.config.getoption("--update-golden"))
