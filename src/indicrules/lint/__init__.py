"""Models to what is doubtful in them: a catalogue of lints, worked out when somebody asks."""
