"""Components every page is made of: layouts, macros, form adapters, words and styles."""
