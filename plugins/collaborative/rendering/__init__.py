"""Views into bytes: HTML, RSS, JSON Feed, iCalendar, CSV. No clock, no disk, no MkDocs."""
