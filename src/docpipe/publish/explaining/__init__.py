"""Why a page is as it is, told from the values that it was made from."""
