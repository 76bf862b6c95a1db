"""The status of all translations as one page: figures, a matrix of documents and locales, and what there is to do."""
