"""What docpipe says of a text: rules, the engine that asks them, and the switches that silence them."""
