"""Read reports in: one module a format, each gives reports and errors."""
