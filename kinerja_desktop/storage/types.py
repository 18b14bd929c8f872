"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Dialect, LargeBinary, String
from sqlalchemy.types import TypeDecorator

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _sixteen(value: bytes | None) -> bytes | None:
    if value is not None and len(value) != 16:
        raise ValueError("a uid has 16 bytes")
    return value


class Uid(TypeDecorator[bytes]):
    """UUIDv7 as 16 bytes."""

    impl = LargeBinary(16)
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        """Refuse anything that is not 16 bytes."""
        return _sixteen(value)

    def bind_processor(self, dialect: Dialect) -> Any:
        """Bind without the wrapper of `LargeBinary` where the driver takes bytes: there are five uids a record."""
        return _sixteen if dialect.name == "sqlite" else super().bind_processor(dialect)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        """Return bytes whatever the driver gave."""
        return None if value is None else bytes(value)


class Utc(TypeDecorator[datetime]):
    """Aware moment, stored as microseconds since 1970 UTC: exact, sortable, the same on both engines."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Store an aware datetime; a naive one is a bug."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("naive datetime")
        return (value - _EPOCH) // timedelta(microseconds=1)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Return an aware UTC datetime."""
        return None if value is None else _EPOCH + timedelta(microseconds=value)


class ScaledDecimal(TypeDecorator[Decimal]):
    """Exact decimal with a fixed number of places, stored as an integer (Numeric on SQLite is a binary real)."""

    impl = BigInteger
    cache_ok = True

    def __init__(self, places: int) -> None:
        super().__init__()
        self.places = places

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Store; more places than the column has are a bug, not rounded away."""
        if value is None:
            return None
        scaled = value.scaleb(self.places)
        if scaled != scaled.to_integral_value():
            raise ValueError(f"{value} has more than {self.places} places")
        return int(scaled)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """Return the decimal with all its places."""
        return None if value is None else Decimal(value).scaleb(-self.places)


class Nip(TypeDecorator[str]):
    """NIP, NI PPPK or another number, digits and letters only; display spacing belongs to the screen."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Refuse separators: a number with blanks would never match again."""
        if value and not value.replace("/", "").replace("-", "").isalnum():
            raise ValueError("a stored number has no separators")
        return value

    def coerce_compared_value(self, op: Any, value: Any) -> Any:
        """Let anything be asked for: what is no number is stored nowhere, so it is not found, and no bug."""
        return self.impl_instance


SortText = String().with_variant(String(collation="C"), "postgresql")
"""Text compared by code point on both engines (SQLite's BINARY, PostgreSQL's C): the stored sort keys."""
