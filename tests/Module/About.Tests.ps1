BeforeDiscovery {
    $repository = Split-Path (Split-Path $PSScriptRoot)
    $topics = (Get-ChildItem (Join-Path $repository en-US) -Filter about_*.help.txt).Name -replace '\.help\.txt$'
}

Describe 'The about topics' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        Import-Module $manifest
        $sources = Get-ChildItem (Join-Path $repository src/CloudflareWorkflows/Commands) -Recurse -Filter *.cs |
            Get-Content -Raw
        $errors = Get-Content (Join-Path $repository en-US/about_CfWorkflow_Errors.help.txt)
    }

    It 'are complete' -TestCases @{ Topics = $topics } {
        $Topics | Should -Be @(
            'about_CfWorkflow_Archives', 'about_CfWorkflow_Bulk', 'about_CfWorkflow_Connecting', 'about_CfWorkflow_Definitions', 'about_CfWorkflow_Errors'
            'about_CfWorkflow_Reports', 'about_CfWorkflow_Runbooks', 'about_CfWorkflow_Triage', 'about_CloudflareWorkflows')
    }

    It 'document exactly the errors of the code, with their categories' {
        # Input errors share one category.
        $refusals = [regex]::Matches(($sources -join "`n"), '(?:Refused|Unfit)\(\s*(?:input, )?"([A-Z]\w+)",(?!\s*ErrorCategory)')
        $refusals.Count | Should -BeGreaterThan 5
        $own = [regex]::Matches($sources -join "`n", '"([A-Z]\w+)",\s*ErrorCategory\.(\w+)')
        $service = [regex]::Matches($sources -join "`n", '(?:CloudflareErrorKind|JournalProblem)\.(\w+)(?: when [^=]+==[^=]+)? => \(ErrorCategory\.(\w+)')
        $service.Count | Should -BeGreaterThan 10
        $own.Count | Should -BeGreaterThan 20
        $coded = @($own) + @($service) | ForEach-Object { "$($_.Groups[1].Value) $($_.Groups[2].Value)" }
        $coded += $refusals | ForEach-Object { "$($_.Groups[1].Value) InvalidArgument" }
        $categories = [Enum]::GetNames([System.Management.Automation.ErrorCategory])
        $told = $errors | ForEach-Object {
            if ($_ -cmatch '^    ([A-Z]\w+) +([A-Z]\w+) ' -and $Matches[2] -cin $categories) { "$($Matches[1]) $($Matches[2])" }
        }
        $told | Sort-Object | Should -Be ($coded | Sort-Object -Unique)
    }

    Context '<_>' -ForEach $topics {
        BeforeAll {
            $topic = $_
            $lines = Get-Content (Join-Path $repository "en-US/$topic.help.txt")

            # A paragraph indented by eight spaces is PowerShell code.
            $code = ($lines -join "`n") -split '\n\n+' | Where-Object { $_ -match '^ {8}\S' }
        }

        It 'is found' {
            $help = Get-Help $topic
            @($help).Count | Should -Be 1
            $help | Out-String | Should -Match $topic
            (Get-Help $topic -Category HelpFile).Synopsis.Trim() | Should -Be $lines[4].Trim()
        }

        It 'fits a screen of 80 columns' {
            $lines | Where-Object Length -gt 80 | Should -BeNullOrEmpty
            $lines | Where-Object { $_ -match '[^\x20-\x7e]' } | Should -BeNullOrEmpty
        }

        It 'contains valid code' {
            @($code).Count | Should -BeGreaterThan 0
            foreach ($block in $code) {
                $problems = $null
                $tree = [System.Management.Automation.Language.Parser]::ParseInput($block, [ref]$null, [ref]$problems)
                $problems | Should -BeNullOrEmpty -Because $block
                foreach ($call in $tree.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
                    $name = $call.GetCommandName()
                    if ($name -notlike '*-CfWorkflow*') {
                        continue
                    }

                    $command = Get-Command $name
                    foreach ($parameter in $call.CommandElements.Where{ $_ -is [System.Management.Automation.Language.CommandParameterAst] }) {
                        $command.Parameters.Keys | Should -Contain $parameter.ParameterName -Because "$name has it"
                    }
                }
            }
        }

        It 'refers only to existing topics and commands' {
            $end = [array]::IndexOf($lines, 'SEE ALSO')
            $end | Should -BeGreaterThan 0
            foreach ($link in $lines[($end + 1)..($lines.Count - 1)].Trim()) {
                if ($link -like 'about_C*') {
                    Join-Path $repository "en-US/$link.help.txt" | Should -Exist
                }
                elseif ($link -like '*-CfWorkflow*') {
                    Get-Command $link | Should -Not -BeNullOrEmpty
                }
                else {
                    $link | Should -Match '^(https://|about_)'
                }
            }
        }
    }
}
