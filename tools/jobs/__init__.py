"""Jobs: listing, showing, opening, editing and closing them."""
