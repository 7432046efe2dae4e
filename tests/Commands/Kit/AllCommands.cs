using System.Linq;
using System.Management.Automation;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Kit;

/// <summary>The commands of the module, from a session.</summary>
internal static class AllCommands
{
    /// <summary>Their names, for theory data. Read once per process.</summary>
    public static string[] Names { get; } = ReadNames();

    public static CommandInfo[] In(Shell shell) =>
        [.. shell.Values("Get-Command -Module CloudflareWorkflows").Cast<CommandInfo>()];

    public static CmdletInfo Find(Shell shell, string name) =>
        (CmdletInfo)shell.Values($"Get-Command {name}").Single()!;

    private static string[] ReadNames()
    {
        using Shell shell = new();
        string[] names = [.. In(shell).Select(command => command.Name)];
        Assert.NotEmpty(names);
        return names;
    }
}
