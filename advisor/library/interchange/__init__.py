"""A library's contents out to other programs and back in: JSON, CSV, XLSX, and another library merged in."""
