"""A fault planter: for each rule, ways to damage any register so that the rule must fire.

What is eligible is worked out from the domain (4.2 to 4.6), and not from the rules that are tried.
"""
