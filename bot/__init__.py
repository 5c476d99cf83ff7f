"""The running program: command line, settings, intake, worker, delivery, alarm clock, demo."""
