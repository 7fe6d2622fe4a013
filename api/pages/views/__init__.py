"""What pages show: view models, each built from what a use case gave; templates only lay them out."""
