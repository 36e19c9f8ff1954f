"""The methods of the Web API by subject: each a function of the workspace and the arguments of one call."""
