"""What translators have to do, and the file they do it in."""
