"""Reading other systems' exports."""
