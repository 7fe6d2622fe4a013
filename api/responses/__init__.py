"""What the API and `--json` give: response models, each built from what a use case gave."""
