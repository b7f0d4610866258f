"""Write the catalogue of rules, docs/aturan.md and docs/rules.md, from the rules themselves.

    python scripts/update_catalogue.py

A test holds the pages to the rules.
"""

from __future__ import annotations

from pathlib import Path

from orgdesk.analysis.catalogue import all_rules
from orgdesk.exchange.catalogue_page import markdown
from orgdesk.organization.bilingual import Language

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGES: dict[Language, Path] = {"id": DOCS / "aturan.md", "en": DOCS / "rules.md"}

if __name__ == "__main__":
    for language, path in PAGES.items():
        path.write_text(markdown(all_rules(), language), encoding="utf-8")
        print(path)
