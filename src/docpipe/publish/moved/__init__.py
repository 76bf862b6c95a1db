"""The addresses that another generator gave to a site that has moved."""
