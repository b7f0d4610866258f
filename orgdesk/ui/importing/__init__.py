"""Taking in a sheet at the desk: see what it would change, answer what it leaves open, accept it at once."""

from orgdesk.ui.importing.flow import SUFFIXES as SUFFIXES
from orgdesk.ui.importing.flow import Begin as Begin
from orgdesk.ui.importing.flow import import_book as import_book
from orgdesk.ui.importing.flow import import_clipboard as import_clipboard
from orgdesk.ui.importing.flow import import_copied as import_copied
from orgdesk.ui.importing.flow import import_file as import_file
from orgdesk.ui.importing.flow import is_sheet as is_sheet
