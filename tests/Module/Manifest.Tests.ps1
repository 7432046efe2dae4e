Describe 'The manifest' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        $staged = Test-ModuleManifest $manifest
        # Import-PowerShellDataFile does not support "if", and Windows PowerShell has no -SkipLimitCheck.
        $written = & ([scriptblock]::Create((Get-Content (Join-Path $repository 'CloudflareWorkflows.psd1') -Raw)))
        Import-Module $manifest
        $module = Get-Module CloudflareWorkflows
    }

    It 'is valid as published' {
        $staged.Name | Should -Be 'CloudflareWorkflows'
        $staged.Version | Should -Be $written.ModuleVersion
    }

    It 'exports exactly the listed commands' {
        $module.ExportedCmdlets.Keys | Sort-Object | Should -Be ($written.CmdletsToExport | Sort-Object)
        $module.ExportedFunctions.Count + $module.ExportedAliases.Count + $module.ExportedVariables.Count | Should -Be 0
    }

    It 'lists the commands one by one' {
        $written.CmdletsToExport | Should -Not -Contain '*'
        $written.FunctionsToExport, $written.AliasesToExport, $written.VariablesToExport |
            ForEach-Object { $_ | Should -BeNullOrEmpty }
    }

    It 'exports every command of the assembly' {
        $compiled = $module.ImplementingAssembly.GetExportedTypes().
            ForEach{ [System.Attribute]::GetCustomAttribute($_, [System.Management.Automation.CmdletAttribute]) }.
            Where{ $_ }.
            ForEach{ "$($_.VerbName)-$($_.NounName)" }
        $compiled | Sort-Object | Should -Be ($written.CmdletsToExport | Sort-Object)
    }

    It 'has the version of the assembly' {
        $module.ImplementingAssembly.GetName().Version.ToString(3) | Should -Be $written.ModuleVersion
    }

    It 'declares the supported PowerShell editions' {
        $staged.PowerShellVersion | Should -Be ([version]'5.1')
        $staged.CompatiblePSEditions | Should -Be 'Core', 'Desktop'
    }

    It 'loads the build for this edition' {
        $folder = Split-Path $module.ImplementingAssembly.Location
        Split-Path $folder -Leaf | Should -Be $(if ($PSEdition -eq 'Core') { 'net8.0' } else { 'netstandard2.0' })
    }

    It 'has tags without spaces' {
        $staged.Tags | Should -Contain 'Cloudflare'
        $staged.Tags | Should -Contain 'Workflows'
        $staged.Tags | Should -Contain 'PSEdition_Core'
        $staged.Tags -match '\s' | Should -BeNullOrEmpty
    }

    It 'names only existing files' {
        $root = Split-Path $manifest
        $assemblies = 'bin/net8.0/CloudflareWorkflows.dll', 'bin/netstandard2.0/CloudflareWorkflows.dll'
        foreach ($file in @($written.FormatsToProcess) + @($written.TypesToProcess) + $assemblies) {
            Join-Path $root $file | Should -Exist
        }
    }
}
