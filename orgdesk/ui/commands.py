"""Everything the window can do, declared once.

Menus, tool bar, context menus, the command palette, the shortcut page and the tests read this table.

A command names what it runs from the window on: "files.save", "work.matrix.open_find", or a method of the
window itself. What begins with "work." counts only while a document is open.
"""

from __future__ import annotations

from dataclasses import dataclass


def QT_TRANSLATE_NOOP(context: str, words: str) -> str:
    """Mark `words` for translation; the name is the one that Qt's tools look for."""
    return words


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the window can do."""

    id: str
    """Its menu and its name there, e.g. "file.save"."""
    text: str
    run: str
    """What it calls, from the window on."""
    keys: tuple[str, ...] = ()
    icon: str = ""
    enabled: str = ""
    """What says whether it can be done now, from the window on; "" for always."""
    checked: str = ""
    """What says whether it is on, from the window on; "" where it is nothing to be on or off."""
    argument: str | None = None
    """Handed over; where `checked` is given, on means that it equals this."""
    begins_group: bool = False

    @property
    def menu(self) -> str:
        """The menu it stands in: file, edit, view, analysis, help."""
        return self.id.partition(".")[0]


MENUS: tuple[tuple[str, str], ...] = (
    ("file", QT_TRANSLATE_NOOP("Commands", "&File")),
    ("edit", QT_TRANSLATE_NOOP("Commands", "&Edit")),
    ("view", QT_TRANSLATE_NOOP("Commands", "&View")),
    ("analysis", QT_TRANSLATE_NOOP("Commands", "&Analysis")),
    ("help", QT_TRANSLATE_NOOP("Commands", "&Help")),
)
"""The menus in order, and what they are called."""

COMMANDS: tuple[Command, ...] = (
    # -- file ------------------------------------------------------------------------------------
    Command("file.new", QT_TRANSLATE_NOOP("Commands", "&New"), "files.new", ("Ctrl+N",), "new"),
    Command("file.open", QT_TRANSLATE_NOOP("Commands", "&Open…"), "files.open", ("Ctrl+O",), "open"),
    Command(
        "file.start",
        QT_TRANSLATE_NOOP("Commands", "S&tart page"),
        "files.close_document",
        ("Alt+Home",),
        "home",
    ),
    Command(
        "file.save",
        QT_TRANSLATE_NOOP("Commands", "&Save"),
        "files.save",
        ("Ctrl+S",),
        "save",
        enabled="files.can_save",
        begins_group=True,
    ),
    Command(
        "file.save_as",
        QT_TRANSLATE_NOOP("Commands", "Save &as…"),
        "files.save_as",
        ("Ctrl+Shift+S",),
        enabled="desk.is_open",
    ),
    Command(
        "file.revert",
        QT_TRANSLATE_NOOP("Commands", "&Revert to saved"),
        "files.revert",
        enabled="files.can_revert",
    ),
    Command(
        "file.import",
        QT_TRANSLATE_NOOP("Commands", "I&mport a sheet…"),
        "import_sheet",
        ("Ctrl+I",),
        "import",
        begins_group=True,
    ),
    Command(
        "file.import-clipboard",
        QT_TRANSLATE_NOOP("Commands", "Import from the clip&board…"),
        "import_clipboard",
        ("Ctrl+Shift+I",),
    ),
    Command(
        "file.export",
        QT_TRANSLATE_NOOP("Commands", "&Export to Excel…"),
        "export",
        ("Ctrl+E",),
        "export",
        enabled="desk.is_open",
    ),
    Command(
        "file.form",
        QT_TRANSLATE_NOOP("Commands", "Blank &form for a workshop…"),
        "export_form",
        enabled="desk.is_open",
    ),
    Command(
        "file.project",
        QT_TRANSLATE_NOOP("Commands", "T&itle page and settings…"),
        "edit_project",
        enabled="desk.is_open",
        begins_group=True,
    ),
    Command(
        "file.close",
        QT_TRANSLATE_NOOP("Commands", "&Close"),
        "files.close_document",
        ("Ctrl+W",),
        enabled="desk.is_open",
    ),
    Command("file.quit", QT_TRANSLATE_NOOP("Commands", "&Quit"), "close", ("Ctrl+Q",), begins_group=True),
    # -- edit ------------------------------------------------------------------------------------
    Command(
        "edit.undo",
        QT_TRANSLATE_NOOP("Commands", "&Undo"),
        "desk.undo",
        ("Ctrl+Z",),
        "undo",
        enabled="work.can_undo",
    ),
    Command(
        "edit.redo",
        QT_TRANSLATE_NOOP("Commands", "&Redo"),
        "desk.redo",
        ("Ctrl+Y", "Ctrl+Shift+Z"),
        "redo",
        enabled="work.can_redo",
    ),
    Command(
        "edit.history",
        QT_TRANSLATE_NOOP("Commands", "&History…"),
        "show_history",
        ("Ctrl+H",),
        "history",
        enabled="desk.is_open",
    ),
    Command(
        "edit.add_agency",
        QT_TRANSLATE_NOOP("Commands", "Add &agency"),
        "work.add_agency",
        ("Ctrl+Shift+A",),
        "agency",
        enabled="desk.is_open",
        begins_group=True,
    ),
    Command(
        "edit.add_unit",
        QT_TRANSLATE_NOOP("Commands", "Add u&nit"),
        "work.add_unit",
        ("Ctrl+Shift+U",),
        "unit",
        enabled="work.can_add_unit",
    ),
    Command(
        "edit.add_function",
        QT_TRANSLATE_NOOP("Commands", "Add &function"),
        "work.add_function",
        ("Ctrl+Shift+F",),
        "function",
        enabled="desk.is_open",
    ),
    Command(
        "edit.add_below",
        QT_TRANSLATE_NOOP("Commands", "Add &below"),
        "work.add_below",
        ("Ctrl+Shift+B",),
        enabled="work.has_branch",
    ),
    Command(
        "edit.add_service",
        QT_TRANSLATE_NOOP("Commands", "Add ser&vice"),
        "work.add_service",
        enabled="desk.is_open",
        begins_group=True,
    ),
    Command(
        "edit.add_supply",
        QT_TRANSLATE_NOOP("Commands", "Add suppl&y"),
        "work.add_supply",
        enabled="desk.is_open",
    ),
    Command(
        "edit.add_position",
        QT_TRANSLATE_NOOP("Commands", "Add p&osition"),
        "work.add_position",
        enabled="desk.is_open",
    ),
    Command(
        "edit.add_person",
        QT_TRANSLATE_NOOP("Commands", "Add p&erson"),
        "work.add_person",
        enabled="desk.is_open",
    ),
    Command(
        "edit.edit",
        QT_TRANSLATE_NOOP("Commands", "Edit &details…"),
        "work.edit_details",
        (),
        "edit",
        enabled="work.has_selection",
        begins_group=True,
    ),
    Command(
        "edit.rename",
        QT_TRANSLATE_NOOP("Commands", "Rena&me"),
        "work.rename",
        ("F2",),
        enabled="work.has_row",
    ),
    Command(
        "edit.up",
        QT_TRANSLATE_NOOP("Commands", "Move u&p"),
        "work.move_up",
        ("Alt+Up",),
        enabled="work.can_move",
    ),
    Command(
        "edit.down",
        QT_TRANSLATE_NOOP("Commands", "Move do&wn"),
        "work.move_down",
        ("Alt+Down",),
        enabled="work.can_move",
    ),
    Command(
        "edit.copy",
        QT_TRANSLATE_NOOP("Commands", "&Copy"),
        "work.copy",
        ("Ctrl+C",),
        enabled="work.has_selection",
        begins_group=True,
    ),
    Command(
        "edit.copy_headings",
        QT_TRANSLATE_NOOP("Commands", "Copy with headin&gs"),
        "work.matrix.copy_with_headings",
        ("Ctrl+Shift+C",),
        enabled="work.has_cells",
    ),
    Command(
        "edit.paste",
        QT_TRANSLATE_NOOP("Commands", "Pas&te"),
        "work.paste",
        ("Ctrl+V",),
        enabled="work.can_paste",
    ),
    Command(
        "edit.delete",
        QT_TRANSLATE_NOOP("Commands", "De&lete"),
        "work.delete",
        ("Del",),
        enabled="work.has_selection",
    ),
    Command(
        "edit.find",
        QT_TRANSLATE_NOOP("Commands", "F&ind…"),
        "work.find",
        ("Ctrl+F",),
        "search",
        enabled="desk.is_open",
        begins_group=True,
    ),
    # -- view ------------------------------------------------------------------------------------
    Command(
        "view.matrix",
        QT_TRANSLATE_NOOP("Commands", "Authority &matrix"),
        "work.centre.show_page",
        ("Alt+1",),
        enabled="desk.is_open",
        checked="work.centre.page",
        argument="matrix",
    ),
    Command(
        "view.resources",
        QT_TRANSLATE_NOOP("Commands", "&Services and resources"),
        "work.centre.show_page",
        ("Alt+2",),
        enabled="desk.is_open",
        checked="work.centre.page",
        argument="resources",
    ),
    Command(
        "view.health",
        QT_TRANSLATE_NOOP("Commands", "Organi&zation health"),
        "work.centre.show_page",
        ("Alt+3",),
        enabled="desk.is_open",
        checked="work.centre.page",
        argument="health",
    ),
    Command(
        "view.only_findings",
        QT_TRANSLATE_NOOP("Commands", "Only rows with &findings"),
        "work.matrix.toggle_only_findings",
        ("Ctrl+Shift+O",),
        "filter",
        enabled="desk.is_open",
        checked="work.matrix.only_findings",
        begins_group=True,
    ),
    Command(
        "view.only_selected",
        QT_TRANSLATE_NOOP("Commands", "Only the selected &unit"),
        "work.matrix.toggle_only_unit",
        ("Ctrl+U",),
        enabled="desk.is_open",
        checked="work.matrix.only_unit",
    ),
    Command(
        "view.clear_filters",
        QT_TRANSLATE_NOOP("Commands", "&Clear filters"),
        "work.matrix.clear_filters",
        ("Ctrl+Shift+X",),
        enabled="work.matrix.has_filters",
    ),
    Command(
        "view.expand",
        QT_TRANSLATE_NOOP("Commands", "&Expand all"),
        "work.expand_all",
        enabled="desk.is_open",
        begins_group=True,
    ),
    Command(
        "view.collapse",
        QT_TRANSLATE_NOOP("Commands", "Co&llapse all"),
        "work.collapse_all",
        enabled="desk.is_open",
    ),
    Command(
        "view.dense",
        QT_TRANSLATE_NOOP("Commands", "Dense rows"),
        "work.matrix.toggle_dense",
        enabled="desk.is_open",
        checked="work.matrix.is_dense",
    ),
    Command(
        "view.larger",
        QT_TRANSLATE_NOOP("Commands", "Larger"),
        "work.matrix.zoom_in",
        ("Ctrl++", "Ctrl+="),
        enabled="desk.is_open",
    ),
    Command(
        "view.smaller",
        QT_TRANSLATE_NOOP("Commands", "Smaller"),
        "work.matrix.zoom_out",
        ("Ctrl+-",),
        enabled="desk.is_open",
    ),
    Command(
        "view.actual",
        QT_TRANSLATE_NOOP("Commands", "Actual size"),
        "work.matrix.zoom_reset",
        ("Ctrl+0",),
        enabled="desk.is_open",
    ),
    Command(
        "view.explorer",
        QT_TRANSLATE_NOOP("Commands", "E&xplorer"),
        "work.places.toggle_explorer",
        ("Ctrl+1",),
        "panel-left",
        enabled="desk.is_open",
        checked="work.places.explorer_shown",
        begins_group=True,
    ),
    Command(
        "view.findings",
        QT_TRANSLATE_NOOP("Commands", "F&indings"),
        "work.places.toggle_findings",
        ("Ctrl+2",),
        "panel-bottom",
        enabled="desk.is_open",
        checked="work.places.findings_shown",
    ),
    Command(
        "view.inspector",
        QT_TRANSLATE_NOOP("Commands", "Ins&pector"),
        "work.places.toggle_inspector",
        ("Ctrl+3",),
        "panel-right",
        enabled="desk.is_open",
        checked="work.places.inspector_shown",
    ),
    Command(
        "view.findings_right",
        QT_TRANSLATE_NOOP("Commands", "Findings at the right"),
        "work.places.toggle_findings_right",
        enabled="desk.is_open",
        checked="work.places.findings_at_right",
    ),
    Command(
        "view.next_place",
        QT_TRANSLATE_NOOP("Commands", "&Next place"),
        "work.places.enter_next",
        ("F6",),
        enabled="desk.is_open",
    ),
    Command(
        "view.previous_place",
        QT_TRANSLATE_NOOP("Commands", "Previous place"),
        "work.places.enter_previous",
        ("Shift+F6",),
        enabled="desk.is_open",
    ),
    Command(
        "view.projector",
        QT_TRANSLATE_NOOP("Commands", "P&rojector"),
        "toggle_projector",
        ("F11",),
        "projector",
        enabled="desk.is_open",
        checked="is_projecting",
    ),
    Command(
        "view.reset",
        QT_TRANSLATE_NOOP("Commands", "Reset layout"),
        "work.places.reset",
        enabled="desk.is_open",
    ),
    Command(
        "view.look_system",
        QT_TRANSLATE_NOOP("Commands", "Look of the system"),
        "choose_look",
        checked="look",
        argument="system",
        begins_group=True,
    ),
    Command(
        "view.look_light",
        QT_TRANSLATE_NOOP("Commands", "Light"),
        "choose_look",
        checked="look",
        argument="light",
    ),
    Command(
        "view.look_dark",
        QT_TRANSLATE_NOOP("Commands", "Dark"),
        "choose_look",
        checked="look",
        argument="dark",
    ),
    Command(
        "view.indonesian",
        "Bahasa Indonesia",
        "choose_language",
        checked="language",
        argument="id",
        begins_group=True,
    ),
    Command("view.english", "English", "choose_language", checked="language", argument="en"),
    # -- analysis --------------------------------------------------------------------------------
    Command(
        "analysis.answer",
        QT_TRANSLATE_NOOP("Commands", "&Who answers for this?"),
        "who_answers",
        ("Ctrl+K",),
        "search",
        enabled="desk.is_open",
    ),
    Command(
        "analysis.next_finding",
        QT_TRANSLATE_NOOP("Commands", "&Next finding"),
        "work.findings.next_finding",
        ("F8",),
        enabled="work.findings.has_findings",
        begins_group=True,
    ),
    Command(
        "analysis.previous_finding",
        QT_TRANSLATE_NOOP("Commands", "&Previous finding"),
        "work.findings.previous_finding",
        ("Shift+F8",),
        enabled="work.findings.has_findings",
    ),
    Command(
        "analysis.accept",
        QT_TRANSLATE_NOOP("Commands", "&Accept the finding…"),
        "work.findings.accept_current",
        ("Ctrl+Shift+E",),
        "accept",
        enabled="work.findings.has_finding",
    ),
    Command(
        "analysis.repairs",
        QT_TRANSLATE_NOOP("Commands", "Repa&irs of the finding"),
        "work.show_repairs",
        ("Ctrl+Shift+M",),
        enabled="work.findings.has_finding",
    ),
    Command(
        "analysis.accepted",
        QT_TRANSLATE_NOOP("Commands", "E&xport the accepted findings…"),
        "work.findings.export_accepted",
        icon="export",
        enabled="desk.is_open",
    ),
    Command(
        "analysis.views",
        QT_TRANSLATE_NOOP("Commands", "Who says w&hat…"),
        "show_views",
        enabled="desk.is_open",
    ),
    Command(
        "analysis.rules",
        QT_TRANSLATE_NOOP("Commands", "&Rules"),
        "show_rules",
        icon="book",
        begins_group=True,
    ),
    # -- help ------------------------------------------------------------------------------------
    Command("help.help", QT_TRANSLATE_NOOP("Commands", "&Help"), "show_help", ("F1",), "help"),
    Command(
        "help.palette",
        QT_TRANSLATE_NOOP("Commands", "&Command palette…"),
        "show_palette",
        ("Ctrl+Shift+P",),
        "command",
    ),
    Command(
        "help.shortcuts",
        QT_TRANSLATE_NOOP("Commands", "Key&board shortcuts"),
        "show_shortcuts",
        ("Ctrl+/",),
        "keyboard",
    ),
    Command("help.about", QT_TRANSLATE_NOOP("Commands", "&About OrgDesk"), "show_about", begins_group=True),
)
"""The table. Within a menu, commands stand in this order."""
