"""`docgen watch` and what goes with it: the session, its log, its health, its place in the system."""
