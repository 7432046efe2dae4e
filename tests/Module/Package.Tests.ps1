BeforeDiscovery {
    # Windows PowerShell does not include it.
    $canPack = $null -ne (Get-Command Compress-PSResource -ErrorAction Ignore)
}

Describe 'The package' -Skip:(-not $canPack) {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        $sandbox = Open-Sandbox
        $build = Join-Path $repository 'build.ps1'
        $version = (Test-ModuleManifest $manifest).Version
        $folder = (New-Item (Join-Path $TestDrive gallery) -ItemType Directory).FullName
        $packed = Join-Path $TestDrive packed
        $target = (New-Item (Join-Path $TestDrive modules) -ItemType Directory).FullName
        $gallery = "CloudflareWorkflowsTest$PID"
        Register-PSResourceRepository $gallery -Uri $folder -Trusted
        & $build -Task Package -NoBuild -PackagePath $packed
    }

    AfterAll {
        Unregister-PSResourceRepository $gallery
        Close-Sandbox $sandbox
    }

    It 'is one file, named after the version' {
        (Get-ChildItem $packed).Name | Should -Be "CloudflareWorkflows.$version.nupkg"
    }

    It 'contains only the used files' {
        Add-Type -AssemblyName System.IO.Compression.FileSystem
        $archive = [System.IO.Compression.ZipFile]::OpenRead((Get-ChildItem $packed).FullName)
        $entries = $archive.Entries.FullName
        $archive.Dispose()
        $root = Split-Path $manifest
        $shipped = Get-ChildItem $root -Recurse -File |
            ForEach-Object { $_.FullName.Substring($root.Length + 1).Replace('\', '/') }
        $packaging = '_rels/.rels', 'CloudflareWorkflows.nuspec', '[Content_Types].xml'
        $entries | Where-Object { $_ -notin $packaging -and $_ -notlike 'package/*' } | Sort-Object |
            Should -Be ($shipped | Sort-Object)
        $shipped | Where-Object { $_ -notmatch '\.(dll|psd1|ps1xml|txt)$|^LICENSE$|^en-US/.+\.xml$' } | Should -BeNullOrEmpty
        $shipped | Where-Object { $_ -like 'bin/net8.0/*' } | Should -Be 'bin/net8.0/CloudflareWorkflows.dll'
        $shipped | Should -Not -Contain 'bin/netstandard2.0/System.Management.Automation.dll'
        $shipped | Should -Contain 'LICENSE'
        $shipped | Should -Contain 'THIRD-PARTY-NOTICES.txt'
    }

    It 'names every third-party library that it contains' {
        $notices = Get-Content (Join-Path (Split-Path $manifest) THIRD-PARTY-NOTICES.txt)
        $libraries = Get-ChildItem (Join-Path (Split-Path $manifest) bin/netstandard2.0/*.dll) -Exclude CloudflareWorkflows.dll
        $libraries.Count | Should -BeGreaterThan 0
        $notices.Trim() | Where-Object { $_ -match '^(System|Microsoft)\.[\w.]+$' } | Should -Be $libraries.BaseName
    }

    It 'contains no paths of the build machine' {
        foreach ($file in Get-ChildItem (Split-Path $manifest) -Recurse -File) {
            $text = [System.Text.Encoding]::GetEncoding('iso-8859-1').GetString([System.IO.File]::ReadAllBytes($file.FullName))
            $text.Contains($repository) | Should -BeFalse -Because $file.Name
        }
    }

    It 'can be published, found, installed and run' {
        & $build -Task Publish -PackagePath $packed -Repository $gallery
        $found = Find-PSResource CloudflareWorkflows -Repository $gallery
        $found.Version | Should -Be $version
        $found.Tags | Should -Contain 'Cloudflare'
        $found.Dependencies | Should -BeNullOrEmpty

        Save-PSResource CloudflareWorkflows -Repository $gallery -Path $target -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
        $installed = Join-Path $target "CloudflareWorkflows/$version"
        Join-Path $installed 'CloudflareWorkflows.psd1' | Should -Exist

        # By name, as in a runbook.
        $output = Invoke-FreshShell $sandbox "
            `$env:PSModulePath = '$target'
            (Get-CfWorkflow order-refund).Name
            (Get-Module CloudflareWorkflows).ModuleBase
            (Get-Help Get-CfWorkflow).Synopsis"
        $output[0] | Should -Be 'order-refund'
        $output[1] | Should -Be $installed
        $output[2] | Should -Match '^Gets the workflows of an account'
    }
}
