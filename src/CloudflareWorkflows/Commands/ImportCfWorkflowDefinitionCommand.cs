using System;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Files;
using CloudflareWorkflows.Json.Configuration;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Reads the workflows that a configuration file of wrangler defines.</summary>
/// <remarks>
/// <para>
/// The command reads wrangler.jsonc and wrangler.json as wrangler does, and sends no request. It returns one definition for
/// each workflow in workflows, and for each export of the type workflow. Set-CfWorkflow applies definitions, and
/// Compare-CfWorkflowDefinition compares them with the account.
/// </para>
/// <para>
/// An environment has a Worker script of its own: its name, or the name at the top level and the environment's. Environments
/// inherit exports, but not workflows. A binding whose script_name is another Worker is a reference. wrangler doesn't deploy
/// references, so they are returned only with -IncludeReference.
/// </para>
/// <para>
/// If something in the file is invalid, the command returns no definition of it. One error shows all problems. A
/// build tool can redirect wrangler to another file, in .wrangler/deploy/config.json beside the configuration. The command
/// reads that file, and writes a warning. TOML isn't supported.
/// </para>
/// </remarks>
/// <example>
/// <code>Import-CfWorkflowDefinition wrangler.jsonc -Environment production</code>
/// <para>Shows the workflows that a deployment of the environment would set.</para>
/// </example>
/// <example>
/// <code>Import-CfWorkflowDefinition wrangler.jsonc | Set-CfWorkflow -WhatIf</code>
/// <para>Shows what would change in the account.</para>
/// </example>
/// <example>
/// <code>Get-ChildItem -Filter wrangler.jsonc -Recurse | Import-CfWorkflowDefinition | Compare-CfWorkflowDefinition</code>
/// <para>Compares the workflows of all Workers in a repository with the account.</para>
/// </example>
/// <seealso cref="SetCfWorkflowCommand"/>
/// <seealso cref="CompareCfWorkflowDefinitionCommand"/>
/// <seealso href="https://developers.cloudflare.com/workers/wrangler/configuration/">wrangler's configuration</seealso>
[Cmdlet(VerbsData.Import, "CfWorkflowDefinition", DefaultParameterSetName = PathSet)]
[OutputType(typeof(WorkflowDefinition))]
public sealed class ImportCfWorkflowDefinitionCommand : CloudflareCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>Specifies the configuration files. Wildcards are supported.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Specifies the configuration files. Wildcards aren't supported, so the path can contain characters such as
    /// [ and ].</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Specifies the environment. The default is the environment variable CLOUDFLARE_ENV, as for wrangler, or else
    /// the top level. Specify an empty text for the top level. Null is an error, because an unset variable is
    /// null.</summary>
    [Parameter]
    [AllowEmptyString]
    [TextArgument(RefusesNull = true)]
    public string? Environment { get; set; }

    /// <summary>Also returns references: bindings of workflows that another Worker script defines.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter IncludeReference { get; set; }

    /// <inheritdoc/>
    protected override void OnInput()
    {
        foreach (string path in ParameterSetName == PathSet ? Path : LiteralPath)
        {
            Guard(path, () => Import(path));
        }
    }

    private void Import(string path)
    {
        foreach (string file in FileSystemPath.ToRead(SessionState, path, isLiteral: ParameterSetName == LiteralPathSet))
        {
            Guard(file, () => Write(file));
        }
    }

    private void Write(string file)
    {
        string? environment = Environment;
        if (!IsTyped(nameof(Environment)) && System.Environment.GetEnvironmentVariable("CLOUDFLARE_ENV") is { Length: > 0 } variable)
        {
            WriteVerbose($"CLOUDFLARE_ENV names the environment '{variable}'.");
            environment = variable;
        }

        WorkerConfiguration configuration = new ConfigurationFile(file, WriteWarning).Read(environment);
        WorkflowDefinition[] own = Array.FindAll(configuration.Definitions, definition => !definition.IsReference);
        int references = configuration.Definitions.Length - own.Length;
        if (references > 0 && !IncludeReference)
        {
            WriteVerbose($"{file}: {references} bindings of workflows of other Workers are skipped.");
        }

        WorkflowDefinition[] output = IncludeReference ? configuration.Definitions : own;
        if (output.Length == 0)
        {
            WriteWarning($"{file} defines no workflows{(environment is { Length: > 0 } ? $" in the environment '{environment}'" : "")}.");
        }

        WriteObject(output, enumerateCollection: true);
    }
}
