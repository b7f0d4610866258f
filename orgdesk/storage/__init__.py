"""The .orgdesk file: tables, history, migrations, working copy, lock. SQLAlchemy is imported only here."""
