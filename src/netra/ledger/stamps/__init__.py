"""Time stamps (RFC 3161) themselves: asking, and checking offline. Bytes and texts: no Django, no
network, no clock."""
