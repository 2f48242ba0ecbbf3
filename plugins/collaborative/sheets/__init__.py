"""Spreadsheets of courses: cells ↔ records, and what an import would change. Nothing here touches the disk."""
