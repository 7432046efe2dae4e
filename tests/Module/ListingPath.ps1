<#
.SYNOPSIS
    Lists the source files that a plain listing of instances passes, from the command to the socket and back.
.DESCRIPTION
    Runs Get-CfWorkflowInstance once, over two pages, in this process, and notes each method of the module that the runtime compiles
    meanwhile: that is every method that runs, since none ran before. The symbols in the assembly give the file of each.
    Counted are the layers that act: Commands, Jobs, Client and Http. Not counted is what only describes data or an
    argument (Models, Json, Http/Reading, Commands/Arguments, Commands/Views) and what Connect-CfWorkflow does once
    (Session, Commands/Connecting). Lines are those of code: no comment, no using, no line with a brace alone.
    Start it in a PowerShell of its own.
.EXAMPLE
    pwsh -NoProfile -File tests/Module/ListingPath.ps1
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
. $PSScriptRoot/Sandbox.ps1

Add-Type -TypeDefinition @'
using System;
using System.Collections.Generic;
using System.Diagnostics.Tracing;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using System.Threading;

/// <summary>Notes the methods of the module that the runtime compiles.</summary>
public sealed class CompiledMethods : EventListener
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    private const EventKeywords JustInTime = (EventKeywords)0x10;
    private static readonly HashSet<int> s_tokens = new HashSet<int>();
    private static readonly ManualResetEventSlim s_marked = new ManualResetEventSlim();
    private static DateTime s_from = DateTime.MaxValue;
    private static DateTime s_to = DateTime.MaxValue;

    public static void Begin() => s_from = DateTime.UtcNow;

    /// <summary>Waits until all events have arrived: they come late, but in order, so the one of a method that is compiled
    /// last is the last.</summary>
    public static void End()
    {
        s_to = DateTime.UtcNow;
        Marker();
        if (!s_marked.Wait(TimeSpan.FromMinutes(1)))
        {
            throw new TimeoutException("The events of the runtime did not arrive.");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Marker()
    {
    }

    public static string[] Files(string assembly)
    {
        using PEReader image = new(File.OpenRead(assembly));
        DebugDirectoryEntry entry = image.ReadDebugDirectory()
            .Single(each => each.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using MetadataReaderProvider provider = image.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        MetadataReader symbols = provider.GetMetadataReader();
        lock (s_tokens)
        {
            return s_tokens
                .Select(token => symbols.GetMethodDebugInformation((MethodDefinitionHandle)MetadataTokens.Handle(token)))
                .SelectMany(method => method.GetSequencePoints().Select(point => point.Document))
                .Where(document => !document.IsNil)
                .Distinct()
                .Select(document => symbols.GetString(symbols.GetDocument(document).Name))
                .OrderBy(name => name, StringComparer.Ordinal)
                .ToArray();
        }
    }

    protected override void OnEventSourceCreated(EventSource source)
    {
        if (source.Name == Runtime)
        {
            EnableEvents(source, EventLevel.Verbose, JustInTime);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs written)
    {
        if (!written.EventName.StartsWith("MethodLoadVerbose", StringComparison.Ordinal))
        {
            return;
        }

        string type = (string)written.Payload[6];
        if (type == nameof(CompiledMethods) && (string)written.Payload[7] == nameof(Marker))
        {
            s_marked.Set();
        }
        else if (type.StartsWith("CloudflareWorkflows.", StringComparison.Ordinal)
            && written.TimeStamp >= s_from && written.TimeStamp <= s_to)
        {
            lock (s_tokens)
            {
                s_tokens.Add((int)(uint)written.Payload[4]);
            }
        }
    }
}
'@

$sandbox = Open-Sandbox
try {
    # With an account in the environment, opening the context sends nothing. All requests are seen below.
    $env:CLOUDFLARE_API_TOKEN = $sandbox.Token
    $env:CLOUDFLARE_ACCOUNT_ID = $sandbox.AccountId
    $env:CLOUDFLARE_API_BASE_URL = $sandbox.BaseUri
    $null = Get-CfWorkflowContext

    # Two pages. A longer list is read in partitions.
    Add-SandboxInstance $sandbox @{ workflow = 'listed'; count = 136 }
    $listener = [CompiledMethods]::new()
    [CompiledMethods]::Begin()
    $null = Get-CfWorkflowInstance listed
    [CompiledMethods]::End()
    $listener.Dispose()
}
finally {
    Close-Sandbox $sandbox
}

$assembly = Join-Path (Split-Path $manifest) 'bin/net8.0/CloudflareWorkflows.dll'
$root = Join-Path $repository 'src/CloudflareWorkflows'
foreach ($name in [CompiledMethods]::Files($assembly)) {
    $path = $name -replace '\\', '/' -replace '^.*src/CloudflareWorkflows/'
    if ($path -match '^(Commands|Jobs|Client|Http)/' -and
        $path -notmatch '^(Http/Reading|Commands/(Arguments|Views|Connecting))/') {
        $code = Get-Content (Join-Path $root $path) | Where-Object { $_ -match '\w' -and $_ -notmatch '^\s*//|^using ' }
        [pscustomobject]@{ File = $path; Lines = $code.Count }
    }
}
