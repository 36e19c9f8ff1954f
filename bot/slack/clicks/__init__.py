"""What pressing something on a card does, one file a kind of button."""
