"""What the app says of itself: honest schemas, and no fault of ours whatever is asked (Schemathesis, seeded)."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from conftest import app_over
from fastapi import FastAPI
from starlette.testclient import TestClient

from riwaya.web.app import VIEWS
from riwaya.web.session import SAFE

EXAMPLES = 12
# What is no view of the record, or leads to one; and what has its twin elsewhere.
NO_TWIN = {"/login", "/healthz", "/review/next"}
TWINS = {"/": "/overview"}


@pytest.fixture(scope="module")
def app(record_store: str) -> FastAPI:
    return app_over(record_store)


def test_every_page_has_a_json_twin_that_is_told_of(client: TestClient) -> None:
    told = client.get("/openapi.json").json()["paths"]
    routes = [route for name in VIEWS for route in import_module(f"riwaya.web.views.{name}").router.routes]
    pages = {route.path.replace(":path", "") for route in routes if "GET" in getattr(route, "methods", ()) and "." not in route.path}
    assert {"/events", "/method", "/"} <= pages
    assert {page for page in pages - NO_TWIN if f"{TWINS.get(page, page)}.json" not in told} == set()


def test_errors_have_the_shape_that_is_told(client: TestClient) -> None:
    schema = client.get("/openapi.json").json()
    shape = schema["components"]["schemas"]["Failure"]["properties"]
    for address in ("/events.json?page=0", "/events.json?sort=x", "/nothing", "/event/none.json"):
        told = client.get(address).json()
        assert set(told) == set(shape) and told["ok"] is False and told["error"], address
    for path, operations in schema["paths"].items():
        for operation in operations.values():
            assert "422" not in operation["responses"] and {"4XX", "5XX"} <= set(operation["responses"]), path


def test_strange_questions_make_no_fault(app: FastAPI) -> None:
    schemathesis = pytest.importorskip("schemathesis", reason="Schemathesis is not installed: no questions made from the schema")
    from hypothesis import HealthCheck, given, seed, settings

    schema = schemathesis.openapi.from_asgi("/openapi.json", app, headers={"host": "localhost"})
    asked = 0
    for found in schema.get_all_operations():
        operation = found.ok()
        if operation.method.upper() not in SAFE:
            continue

        @seed(1)
        @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            answer = case.call(headers={"host": "localhost"})
            assert answer.status_code < 500, (case.as_curl_command(), answer.text[:300])

        ask()
        asked += 1
    assert asked >= 3
