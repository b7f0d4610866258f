"""Who answers for this?"""
