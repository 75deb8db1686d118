"""The catalogue in and out, without loss: tables (CSV, XLSX), one document (JSON), fact files."""
