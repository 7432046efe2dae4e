using System;
using System.Globalization;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Views;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Reporting;

/// <summary>Maps each kind of failure to an error record.</summary>
internal static class FailureTable
{
    /// <summary>A failure that applies to every input is written once and ends the pipeline.</summary>
    public static bool EndsPipeline(CloudflareException failure) => failure.MeetsEveryRequest;

    /// <summary>Makes the error record.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="target">The user's input that failed.</param>
    /// <param name="permission">The permission that the command needs, in Cloudflare's words.</param>
    public static ErrorRecord ToErrorRecord(CloudflareException failure, object? target, string permission)
    {
        (ErrorCategory category, string lead, string? action) = failure.Kind switch
        {
            CloudflareErrorKind.NotAuthenticated => (ErrorCategory.AuthenticationError,
                "Cloudflare does not accept the credential",
                "Connect again with a token that is valid: Connect-CfWorkflow -ApiToken (Read-Host -AsSecureString)."),
            CloudflareErrorKind.PermissionDenied => (ErrorCategory.PermissionDenied,
                "The credential may not do this",
                $"Give the token the permission '{permission}' for this account."),
            CloudflareErrorKind.NotFound => (ErrorCategory.ObjectNotFound,
                target is null ? "Not found" : $"'{target}' was not found", null),
            CloudflareErrorKind.Conflict when failure.Code == ErrorCodes.InstanceExists => (ErrorCategory.ResourceExists,
                $"The id '{target}' is in use",
                "Take another id, or give -SkipExisting to get the instances that are there and to start the others. The id of "
                    + "an instance that has ended is free when the service removes it."),
            CloudflareErrorKind.Conflict => (ErrorCategory.InvalidOperation,
                target is null ? "The state does not allow it" : $"The state of '{target}' does not allow it", null),
            CloudflareErrorKind.RequestRefused => (ErrorCategory.InvalidArgument, "Cloudflare refused the request", null),
            CloudflareErrorKind.RateLimited => (ErrorCategory.LimitsExceeded,
                failure.RetryOn is DateTime end
                    ? string.Format(CultureInfo.CurrentCulture, "Too many requests; Cloudflare answers again at {0:T}", end)
                    : "Too many requests",
                "Cloudflare allows 1,200 requests in 5 minutes for a token. Wait, then go on; or have commands wait longer, with "
                    + "-MaximumWaitSec of Connect-CfWorkflow."),
            CloudflareErrorKind.ServiceUnavailable => (ErrorCategory.ResourceUnavailable,
                "The service failed", "This tends to pass. Try again later, or raise -MaximumRetryCount."),
            CloudflareErrorKind.ConnectionFailed => (ErrorCategory.ConnectionError,
                failure.Fault == ConnectionFault.Broken ? "The connection to the service broke" : "The service could not be reached",
                ConnectionAdvice(failure.Fault)),
            CloudflareErrorKind.ProxyFailed => (ErrorCategory.ConnectionError,
                "The proxy failed",
                "Check -Proxy, -ProxyCredential or -ProxyUseDefaultCredentials of Connect-CfWorkflow; without -Proxy, the system's "
                    + "setting or HTTPS_PROXY."),
            CloudflareErrorKind.LocalEngineNotRunning => (ErrorCategory.ConnectionError,
                "Nothing listens where the local engine should",
                "Is 'wrangler dev' running, and on this port? Start it, or give its port: Connect-CfWorkflow -Local -Port."),
            CloudflareErrorKind.TimedOut => (ErrorCategory.OperationTimeout,
                "The service did not answer in time", "Raise -RequestTimeoutSec of Connect-CfWorkflow."),
            CloudflareErrorKind.UnreadableAnswer => (ErrorCategory.InvalidResult,
                "The answer could not be understood", null),
            CloudflareErrorKind.StreamOutput => (ErrorCategory.InvalidType,
                $"The output of '{target}' is a stream", "Write it to a file: -Name with the step's name, and -OutFile."),
            CloudflareErrorKind.NotAvailableLocally => (ErrorCategory.NotImplemented,
                "The local engine cannot do this", "Connect to Cloudflare, or use a newer wrangler."),
            CloudflareErrorKind.CreateUnsettled => (ErrorCategory.WriteError,
                $"It is not known whether '{target}' was created",
                "Look at the instance: it is either yours, or was there before with other params."),
            CloudflareErrorKind.OutcomeUnknown => (ErrorCategory.WriteError,
                $"It is not known whether this was done to '{target}'",
                "Look at it. If it was not done, run the command for it again, without -JournalPath."),
            _ => throw new ArgumentOutOfRangeException(nameof(failure), failure.Kind, "A kind without a row."),
        };
        string message = $"{lead}: {failure.Message}{Tries(failure)}{Ray(failure)}";
        return new ErrorRecord(failure, failure.Kind.ToString(), category, target)
        {
            ErrorDetails = new ErrorDetails(VisibleText.OnOneLine(message)) { RecommendedAction = action },
        };
    }

    /// <summary>Makes the error record of a journal that cannot be used.</summary>
    public static ErrorRecord ToErrorRecord(JournalException failure)
    {
        (ErrorCategory category, string action) = failure.Problem switch
        {
            JournalProblem.JournalInUse => (ErrorCategory.ResourceBusy, "Wait for the other run, or give another path."),
            JournalProblem.JournalMismatch => (ErrorCategory.InvalidArgument,
                "Run the command as it was, or give another path. What only changes the output may differ."),
            JournalProblem.JournalUnreadable => (ErrorCategory.InvalidData, "Give another path."),
            JournalProblem.JournalFailed => (ErrorCategory.WriteError,
                "Make room, or see to the permissions; then run the same command again."),
            _ => throw new ArgumentOutOfRangeException(nameof(failure), failure.Problem, "A problem without a row."),
        };
        return new ErrorRecord(failure, failure.Problem.ToString(), category, failure.Path)
        {
            ErrorDetails = new ErrorDetails(failure.Message) { RecommendedAction = action },
        };
    }

    private static string ConnectionAdvice(ConnectionFault fault) => fault switch
    {
        ConnectionFault.NameNotFound => "Check the name of the host in -BaseUri, and name resolution on this machine.",
        ConnectionFault.Refused => "Nothing accepts connections there: check address and port in -BaseUri.",
        ConnectionFault.Unreachable => "No connection came about: check the network and firewalls.",
        ConnectionFault.Tls => "TLS failed: check this machine's clock and trusted certificates, and whether something on the way "
            + "inspects TLS.",
        ConnectionFault.Broken => "This tends to pass. If it does not, something on the way ends connections: check firewalls.",
        ConnectionFault.Protocol => "What answers there does not speak HTTP: check address and port in -BaseUri.",
        _ => "Check network, proxy and -BaseUri.",
    };

    private static string Tries(CloudflareException failure) =>
        failure.Attempts > 1 ? $" (after {failure.Attempts} attempts)" : "";

    private static string Ray(CloudflareException failure) =>
        failure.RayId is null ? "" : $" (ray {failure.RayId})";
}
