"""docgen beside the plain script, its peers and the limit: `python -m tests.benchmarks`."""
