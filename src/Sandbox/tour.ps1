# The environment names the account and holds the token, as in a pipeline of yours.
Connect-CfWorkflow
