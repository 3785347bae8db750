"""One static page beside the documents: what staff see of the watcher, without a terminal."""
