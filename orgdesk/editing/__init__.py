"""The verbs: plain functions that read an organization and return a ChangeSet. They alter nothing.

A verb takes the row as it should be (`edit_unit(organization, replace(unit, name="..."))`), works out what
comes along, and raises EditRefused, with a sentence, for what a person can get wrong. What is logically
wrong but can happen on paper (two superiors, a reporting cycle) passes: finding it is the program's work.
In a ChangeSet that adds, the new row comes first.
"""
