"""Verbs for the project's title page and its own limits."""

from __future__ import annotations

from orgdesk.editing.rows import EditRefused, existing
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, change, removed
from orgdesk.organization.display import roles_by_code
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import PROJECT_ID, Project, Setting
from orgdesk.reference.policy import policy_for


def edit_project(organization: Organization, project: Project) -> ChangeSet:
    """Give the title page the fields of `project`; it may still be untitled."""
    before = organization.get("project", PROJECT_ID)
    if before is None and project == organization.project:
        return change(_PROJECT, [])
    return change(_PROJECT, [RowChange(before, project)])


def set_setting(organization: Organization, key: str, value: str) -> ChangeSet:
    """Give a limit or a policy entry the project's own value; OrgDeskError for one that cannot be read."""
    if not key.strip() or not value.strip():
        raise EditRefused(_EMPTY.format(key=key))
    policy_for({key: value}, roles_by_code(organization).keys())
    after = Setting(id=key, value=value)
    return change(_SET.format(key=key, value=value), [RowChange(organization.settings.get(key), after)])


def clear_setting(organization: Organization, key: str) -> ChangeSet:
    """Return a limit or a policy entry to its default."""
    return change(_CLEAR.format(key=key), removed(existing(organization, Setting, key)))


_PROJECT = Text("Ubah keterangan proyek", "Edit the project's title page")
_SET = Text("Atur {key} menjadi {value}", "Set {key} to {value}")
_CLEAR = Text("Kembalikan {key} ke nilai bawaan", "Return {key} to its default")
_EMPTY = Text(
    "Isilah nilai pengaturan {key}, atau kembalikan ke nilai bawaan.",
    "Fill in a value for the setting {key}, or return it to its default.",
)
