"""What was published from what: fingerprints, reasons, the state that survives, the versions kept."""
