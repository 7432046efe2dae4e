@{
    ExcludeRules = @(
        # What Pester's blocks hand to each other looks unused, since the rule does not know Pester.
        'PSUseDeclaredVarsMoreThanAssignments'
    )
}
