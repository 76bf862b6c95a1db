"""One file per kind of page; `docpipe.publish.registry` lists them."""
