using System;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Surface;

/// <summary>What the module exports, and how it changes a session.</summary>
public sealed class ModuleTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void The_manifest_exports_the_public_cmdlets_and_nothing_else()
    {
        CommandInfo[] exported = AllCommands.In(_shell);
        Type[] cmdlets = [.. ((CmdletInfo)exported[0]).ImplementingType.Assembly.GetExportedTypes()
            .Where(type => type.GetCustomAttribute<CmdletAttribute>() is not null)];

        Assert.NotEmpty(cmdlets);
        Assert.Equal(cmdlets.Select(NameOf).Order(), exported.Select(command => command.Name).Order());
    }

    [Fact]
    public void Cmdlet_names_match_their_classes()
    {
        Assert.All(AllCommands.In(_shell).Cast<CmdletInfo>(), command => Assert.Equal(
            command.Name.Replace("-", "", StringComparison.Ordinal) + "Command", command.ImplementingType.Name));
    }

    [Fact]
    public void The_module_exports_no_alias_function_or_variable()
    {
        object?[] counts = _shell.Values("""
            $module = Get-Module CloudflareWorkflows
            $module.ExportedAliases.Count
            $module.ExportedFunctions.Count
            $module.ExportedVariables.Count
            """);

        Assert.Equal([0, 0, 0], counts);
    }

    [Fact]
    public void The_loaded_build_is_the_configured_build()
    {
        string path = ((CmdletInfo)AllCommands.In(_shell)[0]).ImplementingType.Assembly.Location;

        Assert.Contains($"/bin/{BuildPaths.ModuleBuild}/", path.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.StartsWith(BuildPaths.Module, path, StringComparison.Ordinal);
    }

    [Fact]
    public void The_module_can_be_removed_and_imported_again()
    {
        _shell.Set("module", BuildPaths.Module);

        object?[] values = _shell.Values("""
            Remove-Module CloudflareWorkflows
            $null -eq (Get-Command Get-CfWorkflow* -ErrorAction Ignore)
            Import-Module $module
            (Get-Command Get-CfWorkflow).Name
            """);

        Assert.Equal([true, "Get-CfWorkflow"], values);
    }

    private static string NameOf(Type type)
    {
        CmdletAttribute attribute = type.GetCustomAttribute<CmdletAttribute>()!;
        return $"{attribute.VerbName}-{attribute.NounName}";
    }
}
