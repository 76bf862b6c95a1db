"""What addresses answered before: a sorted file to be committed, and the journal of a run."""
