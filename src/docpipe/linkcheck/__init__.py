"""Whether what the posts lead to is there: inside the site by the index, outside it by asking."""
