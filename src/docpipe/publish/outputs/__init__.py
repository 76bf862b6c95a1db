"""One file per further output; `docpipe.publish.registry` lists them."""
