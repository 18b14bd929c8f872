"""The only owner of SQLAlchemy and Alembic: tables, commands, queries, migrations, copies."""
