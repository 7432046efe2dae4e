# The emulated account of the tests, in its own process. Dot-source it in BeforeAll.

$script:repository = Split-Path (Split-Path $PSScriptRoot)
$script:manifest = Join-Path $script:repository 'out/CloudflareWorkflows/CloudflareWorkflows.psd1'

# The current shell, as a command and its first arguments. The shell from NuGet runs with dotnet.
$script:shell = @((Get-Process -Id $PID).Path)
if ((Split-Path $script:shell[0] -Leaf) -in 'dotnet', 'dotnet.exe') {
    $script:shell += Join-Path $PSHOME pwsh.dll
}

# Starts another process of the current PowerShell.
function Invoke-Shell {
    $arguments = @($script:shell | Select-Object -Skip 1) + $args
    & $script:shell[0] @arguments
}

# Starts an account and imports the staged module. It is also added to the module path, for other runspaces and jobs.
function Open-Sandbox {
    $folder = Split-Path (Split-Path $script:manifest)
    if ($env:PSModulePath -split [System.IO.Path]::PathSeparator -notcontains $folder) {
        $env:PSModulePath = $folder + [System.IO.Path]::PathSeparator + $env:PSModulePath
    }

    Import-Module $script:manifest -Global -ErrorAction Stop
    $program = Get-ChildItem (Join-Path $script:repository 'src/Sandbox/bin') -Recurse -Filter CloudflareWorkflows.Sandbox.dll |
        Sort-Object LastWriteTime |
        Select-Object -Last 1
    if (-not $program) {
        throw 'The sandbox is not built. Run dotnet build.'
    }

    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
    $start.Arguments = "`"$($program.FullName)`" serve --answers none --port 0 --seed demo --parent $PID"
    $start.RedirectStandardOutput = $true
    $start.UseShellExecute = $false
    $process = [System.Diagnostics.Process]::Start($start)
    $pattern = "CLOUDFLARE_API_TOKEN = '(?<Token>[^']+)'.* -AccountId (?<AccountId>\w+) -BaseUri (?<BaseUri>\S+)"
    while ($null -ne ($line = $process.StandardOutput.ReadLine())) {
        if ($line -match $pattern) {
            return [pscustomobject]@{
                ProcessId = $process.Id
                Token = $Matches.Token
                AccountId = $Matches.AccountId
                BaseUri = $Matches.BaseUri
                Control = $Matches.BaseUri -replace '/client/v4$', '/sandbox'
            }
        }
    }

    throw 'The sandbox ended before it said where it answers.'
}

# Connects this runspace, as a user would.
function Connect-Sandbox ($Sandbox, [switch] $PassThru) {
    $token = [System.Net.NetworkCredential]::new('', $Sandbox.Token).SecurePassword
    Connect-CfWorkflow -ApiToken $token -AccountId $Sandbox.AccountId -BaseUri $Sandbox.BaseUri -PassThru:$PassThru
}

function Close-Sandbox ($Sandbox) {
    if ($Sandbox) {
        Disconnect-CfWorkflow
        Stop-Process -Id $Sandbox.ProcessId
    }
}

# The requests that arrived, oldest first, as "GET /accounts/.../workflows?page=1", without the account's path.
function Get-SandboxRequest ($Sandbox) {
    foreach ($request in (Invoke-RestMethod "$($Sandbox.Control)/requests" -Verbose:$false)) {
        $path = $request.path -replace "^/client/v4/accounts/$($Sandbox.AccountId)"
        $query = if ($request.query) { "?$($request.query)" }
        "$($request.method) $path$query"
    }
}

function Clear-SandboxRequest ($Sandbox) {
    $null = Invoke-RestMethod "$($Sandbox.Control)/requests" -Method Delete -Verbose:$false
}

# Adds a fault, for example @{ kind = 'InternalError'; path = '*'; times = 1 }.
function Add-SandboxFault ($Sandbox, [hashtable] $Fault) {
    $null = Invoke-RestMethod "$($Sandbox.Control)/faults" -Method Post -Body ($Fault | ConvertTo-Json) -ContentType application/json
}

function Clear-SandboxFault ($Sandbox) {
    $null = Invoke-RestMethod "$($Sandbox.Control)/faults" -Method Delete
}

# Adds instances to a workflow, and creates it if necessary: @{ workflow = 'many'; count = 250 }.
function Add-SandboxInstance ($Sandbox, [hashtable] $Seed) {
    $null = Invoke-RestMethod "$($Sandbox.Control)/seed" -Method Post -Body ($Seed | ConvertTo-Json) -ContentType application/json
}

# Runs a script in a new PowerShell that has the account in its environment, and returns its output.
function Invoke-FreshShell ($Sandbox, [string] $Script, [hashtable] $Environment = @{}) {
    $all = @{
        CLOUDFLARE_API_TOKEN = $Sandbox.Token
        CLOUDFLARE_ACCOUNT_ID = $Sandbox.AccountId
        CLOUDFLARE_API_BASE_URL = $Sandbox.BaseUri
    }
    $Environment.Keys | ForEach-Object { $all[$_] = $Environment[$_] }
    $before = @{}
    try {
        foreach ($name in $all.Keys) {
            $before[$name] = [Environment]::GetEnvironmentVariable($name)
            [Environment]::SetEnvironmentVariable($name, $all[$name])
        }

        $text = "`$ErrorActionPreference = 'Stop'; `$manifest = '$($script:manifest -replace "'", "''")'`n$Script"
        $encoded = [Convert]::ToBase64String([System.Text.Encoding]::Unicode.GetBytes($text))
        Invoke-Shell -NoProfile -NonInteractive -OutputFormat Text -EncodedCommand $encoded
    }
    finally {
        foreach ($name in $before.Keys) {
            [Environment]::SetEnvironmentVariable($name, $before[$name])
        }
    }
}
