"""What programs are told of a page: its versions, its linked data, its Markdown."""
