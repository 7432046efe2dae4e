using System;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Json;

namespace CloudflareWorkflows.Commands.Connecting;

/// <summary>An argument of Connect-CfWorkflow that the command validates itself. If PowerShell rejected it during
/// parameter binding, the command would not run and the previous connection would remain.</summary>
/// <param name="name">The parameter.</param>
/// <param name="value">The value, which may be null.</param>
/// <param name="errorId">The id of the error if the value is invalid.</param>
internal sealed class UncheckedArgument(string name, object? value, string errorId)
{
    private readonly object? _value = BaseObject.Of(value);

    /// <summary>Returns text that is not empty.</summary>
    public string Text() => _value switch
    {
        string { Length: > 0 } text => text,
        null or "" => throw Refused("It is empty."),
        _ => throw Refused("It must be text. Put a number in quotation marks."),
    };

    /// <summary>Returns text that satisfies a rule.</summary>
    public string Text(Func<string, string?> breach)
    {
        string text = Text();
        return breach(text) is string reason ? throw Refused($"'{text}': {reason}.") : text;
    }

    /// <summary>Returns an integer, also from text.</summary>
    public int WholeNumber(int least, int most)
    {
        string text = Convert.ToString(_value, CultureInfo.InvariantCulture) ?? "";
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            && number >= least && number <= most
            ? number
            : throw Refused($"It must be a whole number from {least} to {most}.");
    }

    /// <summary>Returns an address as it was written.</summary>
    public string Address() => _value switch
    {
        Uri { OriginalString.Length: > 0 } address => address.OriginalString,
        string { Length: > 0 } text => text,
        _ => throw Refused("It must be an address."),
    };

    /// <summary>Returns a SecureString.</summary>
    public SecureString Secret() => _value as SecureString
        ?? throw Refused("It must be a SecureString, for example from Read-Host -AsSecureString.");

    /// <summary>Returns a script block.</summary>
    public ScriptBlock Script() => _value as ScriptBlock ?? throw Refused("It must be a script block.");

    /// <summary>Returns a user name and a password. Prompts for the password if only a name is given.</summary>
    public PSCredential Pair(PSHost host) => _value switch
    {
        PSCredential pair when pair != PSCredential.Empty => pair,
        string { Length: > 0 } user => Ask(host, user),
        _ => throw Refused("It must be a PSCredential, for example from Get-Credential."),
    };

    /// <summary>Creates the error for an invalid value. The value may be a secret, so it is not the error's
    /// target.</summary>
    public CmdletErrorException Refused(string reason) => new(
        errorId, ErrorCategory.InvalidArgument, $"-{name} isn't valid. {reason}", null)
    {
        EndsPipeline = true,
    };

    private PSCredential Ask(PSHost host, string user)
    {
        try
        {
            return host.UI.PromptForCredential("PowerShell credential request", $"Password for '{user}':", user, "")
                ?? throw Refused("No password was entered.");
        }
        catch (Exception failure) when (failure is HostException or InvalidOperationException or NotImplementedException)
        {
            throw Refused("This session can't prompt for the password. Use a PSCredential.");
        }
    }
}
