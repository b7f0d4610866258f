"""Agencies and functions by what the command line calls them."""

from __future__ import annotations

from orgdesk.organization.bilingual import Text
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.organization import Organization


def the_agency(organization: Organization, code: str) -> str:
    """The id of the agency with that code, or short name or id. Refuses what several are called."""
    agencies = organization.agencies.values()
    for name in ("code", "short_name", "id"):
        found = [a for a in agencies if code and getattr(a, name).casefold() == code.casefold()]
        if len(found) > 1:
            by = "id" if name == "code" else "code"
            listed = sorted(f"{agency.name} ({getattr(agency, by) or agency.id})" for agency in found)
            raise OrgDeskError(_SEVERAL_AGENCIES.format(code=code, found=", ".join(listed)))
        if found:
            return found[0].id
    if not agencies:
        raise OrgDeskError(_NO_AGENCIES.format(code=code))
    known = ", ".join(sorted(agency.code or agency.short_name or agency.id for agency in agencies))
    raise OrgDeskError(_NO_AGENCY.format(code=code, known=known))


def the_function(organization: Organization, code: str) -> str:
    """The id of the function with that code or id. Refuses what several are called."""
    functions = organization.functions.values()
    for name in ("code", "id"):
        found = [f for f in functions if code and getattr(f, name).casefold() == code.casefold()]
        if len(found) > 1:
            listed = sorted(f"{f.wording} ({f.id})" for f in found)
            raise OrgDeskError(_SEVERAL_FUNCTIONS.format(code=code, found=", ".join(listed)))
        if found:
            return found[0].id
    raise OrgDeskError(_NO_FUNCTION.format(code=code))


_NO_AGENCY = Text(
    "Instansi {code} tidak ada. Yang ada: {known}.",
    "There is no agency {code}. There are: {known}.",
)
_NO_AGENCIES = Text(
    "Instansi {code} tidak ada; model ini belum memuat instansi.",
    "There is no agency {code}; this model has no agency yet.",
)
_SEVERAL_AGENCIES = Text(
    "Lebih dari satu instansi bernama {code}: {found}. Tulis kode atau id salah satunya.",
    "More than one agency is called {code}: {found}. Write the code or the id of one.",
)
_NO_FUNCTION = Text(
    "Fungsi {code} tidak ada. Pakai kode seperti pada matriks.",
    "There is no function {code}. Use a code as it stands in the matrix.",
)
_SEVERAL_FUNCTIONS = Text(
    "Lebih dari satu fungsi berkode {code}: {found}. Tulis id salah satunya.",
    "More than one function has the code {code}: {found}. Write the id of one.",
)
