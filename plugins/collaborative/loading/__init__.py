"""Untrusted files into typed records and a catalogue, collecting every problem of every file on the way."""
