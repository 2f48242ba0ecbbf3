"""Spreadsheets of courses: cells to records and back, and the plan of an import. Nothing here touches the disk."""
