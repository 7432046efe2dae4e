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

        # The text of a document without its code blocks.
        function Get-Prose ($Text) {
            [regex]::Replace($Text, '(?ms)^ *```.*?^ *```[^\n]*$', '')
        }

        # The anchor of a heading, as GitHub creates it.
        function Get-Anchor ($Text) {
            [regex]::Matches((Get-Prose $Text), '(?m)^#+ +(.+?)\s*$') | ForEach-Object {
                ($_.Groups[1].Value.ToLowerInvariant() -replace '[^\p{L}\p{N} _-]') -replace ' ', '-'
            }
        }

        # The broken links and the missing pictures of a document.
        function Get-BrokenLink ($Path, $Text) {
            foreach ($link in [regex]::Matches((Get-Prose $Text), '(\]\(|\bsrc(set)?=")(?<Target>[^)"\s]+)')) {
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

        # The commands in a text that the module does not have.
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

    It 'are checked for broken links and for commands that do not exist' {
        $text = "# A word, or two`n[a](#a-word-or-two) [b](#b) [c](README.md) [d](nowhere.md) [e](README.md#nowhere) [f](https://x.test)"
        $text += "`n![g](g.png) <img src=`"h.png`" alt=`"`"> <source srcset=`"i.png`"> <img src=`"README.md`" alt=`"`">"
        Get-BrokenLink (Join-Path $repository x.md) $text | Should -Be '#b', 'nowhere.md', 'README.md#nowhere', 'g.png', 'h.png', 'i.png'
        Get-UnknownCommand 'Get-CfWorkflow, then Mend-CfWorkflowInstance' | Should -Be 'Mend-CfWorkflowInstance'
    }

    Context '<_>' -ForEach $documents {
        BeforeAll {
            $document = $_
            $text = Get-Content -LiteralPath $document -Raw -Encoding utf8
        }

        It 'has no broken links' {
            Get-BrokenLink $document $text | Should -BeNullOrEmpty
        }

        # A changelog also names removed commands.
        It 'names only existing commands' -Skip:((Split-Path $_ -Leaf) -eq 'CHANGELOG.md') {
            Get-UnknownCommand $text | Should -BeNullOrEmpty
        }
    }
}
