pwned("a script beside a post")
