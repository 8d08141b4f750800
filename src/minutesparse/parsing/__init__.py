"""From a `Document` to `Minutes` as written; knows no file formats and resolves nobody."""
