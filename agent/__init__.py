"""The conversation: the graph, the model and the built-in interpreter."""
