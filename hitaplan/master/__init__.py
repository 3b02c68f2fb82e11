"""The master workbook: its layout in one place, reading it, and making a new one."""
