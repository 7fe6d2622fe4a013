"""The web pages. A route is typed parameters, one use case, one view model; templates show that and judge nothing."""
