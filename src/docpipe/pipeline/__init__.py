"""The run from files to a published site: who does what, in which process, in which order."""
