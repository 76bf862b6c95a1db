"""What docpipe adds to CommonMark; each extension is one file."""
