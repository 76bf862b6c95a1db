"""Pictures and other files beside the posts: what may be published, where it goes, how large it is."""
