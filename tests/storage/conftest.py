"""A fresh office database on SQLite and, where a server runs, on PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from kinerja_desktop.storage import engine, office, schema, tables
from kinerja_desktop.storage.unit_of_work import Author


def _fresh_database() -> str:
    """Return the URL of an empty database of this test process."""
    url = os.environ.get("KINERJA_TEST_PG")
    if url is None:
        if os.environ.get("CI"):
            pytest.fail("KINERJA_TEST_PG is not set")
        pytest.skip("no PostgreSQL here; packaging/run.py test starts one")
    name = "kinerja_" + os.environ.get("PYTEST_XDIST_WORKER", "utama")
    admin = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    admin.dispose()
    return sa.make_url(url).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def simpanan(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[office.OfficeStorage]:
    """An office named Dinas Contoh on the engine of the parameter."""
    if request.param == "sqlite":
        opened = office.create(tmp_path / "kantor", {"nama": "Dinas Contoh"})
        yield opened
        opened.close()
        return
    sa_engine = engine.server_engine(_fresh_database())
    schema.migrate(sa_engine)
    office.seed(sa_engine, {"nama": "Dinas Contoh"})
    opened = office.OfficeStorage(tmp_path, sa_engine, None)
    yield opened
    opened.close()


@pytest.fixture
def author(simpanan: office.OfficeStorage) -> Author:
    """Rina at the keyboard."""
    own = simpanan.own_office()
    return Author(simpanan.actor("Rina"), own.id, own.garis)


@pytest.fixture
def unit_values() -> dict[str, object]:
    """A unit that can be inserted."""
    return {"nama": "Sekretariat", "nama_urut": "sekretariat", "dari": tables.AWAL}


def count(simpanan: office.OfficeStorage, table: sa.Table) -> int:
    """Return how many rows a table has."""
    with simpanan.read() as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())
