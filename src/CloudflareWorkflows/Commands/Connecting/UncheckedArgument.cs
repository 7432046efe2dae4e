using System;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using CloudflareWorkflows.Commands.Reporting;

namespace CloudflareWorkflows.Commands.Connecting;

/// <summary>A value as it was given to Connect-CfWorkflow, whatever it is. If PowerShell refused one while it binds parameters,
/// the command would not run, and the connection before it would stay.</summary>
/// <param name="name">The parameter.</param>
/// <param name="value">The value, which may be null.</param>
/// <param name="errorId">The id of the error if it does not fit.</param>
internal sealed class UncheckedArgument(string name, object? value, string errorId)
{
    private readonly object? _value = value is PSObject wrapped ? wrapped.BaseObject : value;

    /// <summary>A text that is not empty.</summary>
    public string Text() => _value is string { Length: > 0 } text ? text : throw Refused("It takes text, and a number only in quotation marks.");

    /// <summary>A text that keeps a rule.</summary>
    public string Text(Func<string, string?> breach)
    {
        string text = Text();
        return breach(text) is string reason ? throw Refused($"'{text}' is refused: {reason}.") : text;
    }

    /// <summary>A whole number, also as text.</summary>
    public int WholeNumber(int least, int most)
    {
        string text = Convert.ToString(_value, CultureInfo.InvariantCulture) ?? "";
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            && number >= least && number <= most
            ? number
            : throw Refused($"It takes a whole number from {least} to {most}.");
    }

    /// <summary>An address, as it was written.</summary>
    public string Address() => _value switch
    {
        Uri { OriginalString.Length: > 0 } address => address.OriginalString,
        string { Length: > 0 } text => text,
        _ => throw Refused("It takes an address."),
    };

    /// <summary>A secret text.</summary>
    public SecureString Secret() => _value as SecureString
        ?? throw Refused("It takes a SecureString, for example from Read-Host -AsSecureString.");

    /// <summary>A script block.</summary>
    public ScriptBlock Script() => _value as ScriptBlock ?? throw Refused("It takes a script block.");

    /// <summary>A name and a password. For a name alone the password is asked for.</summary>
    public PSCredential Pair(PSHost host) => _value switch
    {
        PSCredential pair when pair != PSCredential.Empty => pair,
        string { Length: > 0 } user => Ask(host, user),
        _ => throw Refused("It takes a PSCredential, for example from Get-Credential."),
    };

    /// <summary>Tells that the value does not fit. It may be a secret, so that it is not the error's target.</summary>
    public CmdletErrorException Refused(string reason) => new(
        errorId, ErrorCategory.InvalidArgument, $"-{name} is refused. {reason}", null)
    {
        EndsPipeline = true,
    };

    private PSCredential Ask(PSHost host, string user)
    {
        try
        {
            return host.UI.PromptForCredential("PowerShell credential request", $"Password for '{user}':", user, "")
                ?? throw Refused("No password was given.");
        }
        catch (Exception failure) when (failure is HostException or InvalidOperationException or NotImplementedException)
        {
            throw Refused("Nobody can be asked for the password: give a PSCredential.");
        }
    }
}
