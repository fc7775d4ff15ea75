"""What is read differently from how it is written: one kind a file, for all languages.

Each rule is a function from a sentence and its language to the sentence with this kind written out. What differs
between languages it asks the language for.
"""
