"""Values -> Vietnamese text, as official documents write it."""
