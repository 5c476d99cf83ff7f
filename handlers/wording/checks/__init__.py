"""What `python -m handlers.wording.check` looks for in sentences and in the code that says them."""
