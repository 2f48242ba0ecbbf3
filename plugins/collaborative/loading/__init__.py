"""Load untrusted files as typed records and a catalogue, and collect every problem in every file."""
