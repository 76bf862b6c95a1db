"""How addresses are asked: many hosts at once, each at its own pace, from the first request to a verdict."""
