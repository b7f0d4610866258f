"""The authority matrix as a workbook: one module a sheet, `workbook.write_workbook` puts them together.

Only the modules in this folder import openpyxl, so that a caller who writes no workbook does not pay for it.
"""
