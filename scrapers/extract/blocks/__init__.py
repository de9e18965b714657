"""The reader of any HTML page: lines, their columns and headings, records, roles."""
