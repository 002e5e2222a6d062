"""The clock told a second time, from the rows and the texts alone: a witness of `law.deadlines`.

Nothing here reads the first implementation. It walks the calendar a day at a time and is meant to
be plain, not quick.
"""
