import pytest
from spreadsheet_files import cells, sorts

from orgdesk.exchange.sheets.grid import Block
from orgdesk.exchange.sheets.pasted import pasted_html, pasted_text
from orgdesk.exchange.sheets.watch import SheetRefused

EXCEL = """Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000000400\r\n
<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8"><!--[if gte mso 9]><xml><x:X>no</x:X></xml>
<![endif]--><style><!--table {mso-displayed-decimal-separator:"\\,";} --></style></head><body link="#0563C1">
<table border=0 cellpadding=0 style='border-collapse:collapse;width:96pt'><!--StartFragment-->
 <col width=64 span=2 style='width:48pt'><tr height=20 style='height:15.0pt'>
  <td height=20 class=xl65 colspan=2 width=64 style='height:15.0pt;width:48pt'>Dinas<br>
    Kesehatan</td></tr>
 <tr><td class=xl66>KP<span style='mso-spacerun:yes'> </span></td><td align=right>3</td></tr>
<!--EndFragment--></table></body></html>"""
LIBREOFFICE = """<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head>
<style type="text/css">td { font-size:x-small }</style></head><body><table cellspacing="0" border="0">
<colgroup width="85"></colgroup><tr><td height="17" align="left">Gizi</td>
<td align="right" sdval="0.5" sdnum="1033;">0,5</td></tr></table></body></html>"""
GOOGLE = """<meta charset='utf-8'><google-sheets-html-origin>
<style type="text/css"><!--td {border: 1px}--></style>
<table xmlns="http://www.w3.org/1999/xhtml" data-sheets-root="1">
<colgroup><col width="100"/></colgroup><tbody>
<tr style="height:21px;"><td data-sheets-value="{&quot;1&quot;:2,&quot;2&quot;:&quot;KP&quot;}">KP</td>
<td></td><td>PL &lt;1&gt;</td></tr></tbody></table>"""


def test_text_of_excel_and_libreoffice() -> None:
    book = pasted_text('Fungsi\tKadis\r\n"Gizi\nKIA"\t"pipa 5"""\r\n\tKP, PL;x\r\n')
    assert book.form == "text"
    assert cells(book) == {
        "A1": "Fungsi",
        "B1": "Kadis",
        "A2": "Gizi\nKIA",
        "B2": 'pipa 5"',
        "B3": "KP, PL;x",
    }


def test_indented_lines_keep_their_spaces() -> None:
    assert cells(pasted_text("Dinas\n  Bidang, satu\n    Seksi; dua")) == {
        "A1": "Dinas",
        "A2": "  Bidang, satu",
        "A3": "    Seksi; dua",
    }
    assert cells(pasted_text("Dinas\n\tBidang")) == {"A1": "Dinas", "B2": "Bidang"}


def test_nothing_is_an_empty_sheet() -> None:
    assert pasted_text("").sheets[0].rows == {}
    assert pasted_html("") is None
    assert pasted_html("<p>no table</p>") is None
    assert pasted_html("<table><tr><td></table>") is None


def test_html_of_excel() -> None:
    book = pasted_html(EXCEL)
    assert book is not None
    assert cells(book) == {"A1": "Dinas\nKesehatan", "A2": "KP", "B2": "3"}
    assert book.sheets[0].merged == [Block(1, 1, 1, 2)]


def test_html_of_libreoffice_and_google() -> None:
    book = pasted_html(LIBREOFFICE)
    assert book is not None and cells(book) == {"A1": "Gizi", "B1": "0.5"} and sorts(book) == {"B1": "number"}
    book = pasted_html(GOOGLE)
    assert book is not None and cells(book) == {"A1": "KP", "C1": "PL <1>"}


def test_too_much_is_refused() -> None:
    with pytest.raises(SheetRefused):
        pasted_text("x\t" * (3 * 2**20))
