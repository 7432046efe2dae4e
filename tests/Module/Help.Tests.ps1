BeforeDiscovery {
    . $PSScriptRoot/Sandbox.ps1
    Import-Module $manifest
    $commands = (Get-Command -Module CloudflareWorkflows).Name
}

Describe 'The help of <_>' -ForEach $commands {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        Import-Module $manifest
        $command = Get-Command $_
        $help = Get-Help $_ -Full
        $common = [System.Management.Automation.PSCmdlet]::CommonParameters +
            [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
    }

    It 'has its own synopsis' {
        # Without help, PowerShell generates the synopsis from the syntax.
        $help.Synopsis.Trim() | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -Match ([regex]::Escape($_))
        $help.Synopsis | Should -Match '\.\s*$'
    }

    It 'has a description' {
        ($help.Description.Text -join '').Trim() | Should -Not -BeNullOrEmpty
    }

    It 'has examples with code and remarks' {
        $examples = @($help.Examples.Example)
        $examples.Count | Should -BeGreaterThan 0
        foreach ($example in $examples) {
            $example.Code | Should -Match ([regex]::Escape($_))
            ($example.Remarks.Text -join '').Trim() | Should -Not -BeNullOrEmpty
        }
    }

    It 'describes every parameter' {
        $described = @{}
        $help.Parameters.Parameter | Where-Object { $_ } | ForEach-Object { $described[$_.Name] = $_ }
        foreach ($name in $command.Parameters.Keys.Where{ $_ -notin $common }) {
            ($described[$name].Description.Text -join '').Trim() | Should -Not -BeNullOrEmpty -Because "-$name must be explained"
        }
    }

    It 'describes only existing parameters' {
        foreach ($name in $help.Parameters.Parameter.Name | Where-Object { $_ }) {
            $command.Parameters.Keys | Should -Contain $name
        }
    }

    It 'describes each parameter as declared' {
        foreach ($parameter in $help.Parameters.Parameter | Where-Object { $_ }) {
            $metadata = $command.Parameters[$parameter.Name]
            $sets = $metadata.ParameterSets.Values
            # A parameter is required if each of its sets requires it. Connect-CfWorkflow validates some parameters itself, so they are
            # optional.
            $isNeeded = @($sets.IsMandatory) -notcontains $false -or
                ($command.Name -eq 'Connect-CfWorkflow' -and $parameter.Name -in 'Local', 'SecretName')
            $parameter.Required | Should -Be "$isNeeded" -Because "-$($parameter.Name) is that"
            $parameter.PipelineInput -like 'true*' |
                Should -Be ([bool]($sets.Where{ $_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName }))
        }
    }

    It 'describes the output' {
        $help.ReturnValues.ReturnValue.Type.Name | Should -Not -BeNullOrEmpty
    }

    It 'has related links' {
        $links = if ($help.RelatedLinks) {
            $help.RelatedLinks.NavigationLink | Select-Object -Skip 1 -ExpandProperty LinkText
        }
        else {
            # Without related links, the end of the description names them.
            [regex]::Matches(@($help.Description.Text)[-1], '(?<=^See also:\n(.+\n)*- ).+').Value
        }

        @($links).Count | Should -BeGreaterThan 0
        foreach ($link in $links) {
            if ($link -notmatch ': https://\S+$') {
                Get-Command $link -ErrorAction Ignore | Should -Not -BeNullOrEmpty -Because $link
            }
        }
    }

    It 'offers online help only where -Online opens the page of this command' {
        $offer = "Get-Help $_ -Online"
        $shown = $help | Out-String -Width 500
        # Get-Help opens the first link that has a URI.
        $uri = $help.RelatedLinks.NavigationLink.Uri | Where-Object { $_ } | Select-Object -First 1
        if ($uri) {
            $shown | Should -Match ([regex]::Escape($offer))
            $uri | Should -Match '^https://[^/]+/.+/blob/main/docs/commands/[^/]+$'
            ($uri -split '/')[-1] | Should -BeExactly "$_.md"
            Join-Path $repository ($uri -split '/blob/main/')[1] | Should -Exist
        }
        else {
            $shown | Should -Not -Match '-Online'
        }
    }

    It 'is a page for a browser, too' {
        Join-Path $repository "docs/commands/$_.md" | Should -Exist
    }
}
