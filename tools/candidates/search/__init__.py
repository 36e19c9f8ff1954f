"""From the filters of a request to criteria the store understands, and to words a person does."""
