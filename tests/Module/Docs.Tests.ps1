BeforeDiscovery {
    $repository = Split-Path (Split-Path $PSScriptRoot)
    $documents = @(
        Get-ChildItem $repository -Filter *.md
        Get-ChildItem (Join-Path $repository docs) -Filter *.md -Recurse
    ).FullName
}

Describe 'The documents' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        Import-Module $manifest

        # The text of a document without its blocks of code.
        function Get-Prose ($Text) {
            [regex]::Replace($Text, '(?ms)^ *```.*?^ *```[^\n]*$', '')
        }

        # What a heading is called in a link, as GitHub makes it.
        function Get-Anchor ($Text) {
            [regex]::Matches((Get-Prose $Text), '(?m)^#+ +(.+?)\s*$') | ForEach-Object {
                ($_.Groups[1].Value.ToLowerInvariant() -replace '[^\p{L}\p{N} _-]') -replace ' ', '-'
            }
        }

        # The links of a document that lead nowhere.
        function Get-BrokenLink ($Path, $Text) {
            foreach ($link in [regex]::Matches((Get-Prose $Text), '\]\((?<Target>[^)\s]+)\)')) {
                $target = $link.Groups['Target'].Value
                if ($target -match '^(https?|mailto):') {
                    continue
                }

                $file, $anchor = $target -split '#', 2
                $other = if ($file) { Join-Path (Split-Path $Path) $file }
                if ($file -and -not (Test-Path -LiteralPath $other)) {
                    $target
                }
                elseif ($anchor) {
                    $body = if ($file) { Get-Content -LiteralPath $other -Raw -Encoding utf8 } else { $Text }
                    if ((Get-Anchor $body) -cnotcontains $anchor) {
                        $target
                    }
                }
            }
        }

        # The commands that a text names and the module does not have.
        function Get-UnknownCommand ($Text) {
            $commands = (Get-Command -Module CloudflareWorkflows).Name
            [regex]::Matches($Text, '\b[A-Z][a-z]+-CfWorkflow[A-Za-z]*').Value |
                Where-Object { $_ -and $_ -cnotin $commands } |
                Sort-Object -Unique
        }
    }

    It 'are found' -TestCases @{ Documents = $documents } {
        $Documents | Split-Path -Leaf | Should -Contain 'README.md'
        $Documents | Split-Path -Leaf | Should -Contain 'service.md'
    }

    It 'would be told of a link that leads nowhere, and of a command that is not there' {
        $text = "# A word, or two`n[a](#a-word-or-two) [b](#b) [c](README.md) [d](nowhere.md) [e](README.md#nowhere) [f](https://x.test)"
        Get-BrokenLink (Join-Path $repository x.md) $text | Should -Be '#b', 'nowhere.md', 'README.md#nowhere'
        Get-UnknownCommand 'Get-CfWorkflow, then Mend-CfWorkflowInstance' | Should -Be 'Mend-CfWorkflowInstance'
    }

    Context '<_>' -ForEach $documents {
        BeforeAll {
            $document = $_
            $text = Get-Content -LiteralPath $document -Raw -Encoding utf8
        }

        It 'links to what is there' {
            Get-BrokenLink $document $text | Should -BeNullOrEmpty
        }

        # A changelog also tells of what was there once.
        It 'names commands that are there' -Skip:((Split-Path $_ -Leaf) -eq 'CHANGELOG.md') {
            Get-UnknownCommand $text | Should -BeNullOrEmpty
        }
    }
}
