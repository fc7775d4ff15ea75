"""Long texts: books of many formats in, spoken chapters with their subtitles out."""
