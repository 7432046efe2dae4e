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

    /// <summary>Creates the error record.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="target">The user's input that failed.</param>
    /// <param name="permission">The permission that the command needs, in Cloudflare's words.</param>
    public static ErrorRecord ToErrorRecord(CloudflareException failure, object? target, string permission)
    {
        (ErrorCategory category, string lead, string? action) = failure.Kind switch
        {
            CloudflareErrorKind.NotAuthenticated => (ErrorCategory.AuthenticationError,
                "Cloudflare rejected the credential",
                "Connect again with a valid token: Connect-CfWorkflow -ApiToken (Read-Host -AsSecureString)."),
            CloudflareErrorKind.PermissionDenied => (ErrorCategory.PermissionDenied,
                $"The credential doesn't have permission ('{failure.Permission ?? permission}' is needed)",
                $"Grant the token the permission '{failure.Permission ?? permission}' for this account."),
            CloudflareErrorKind.NotFound when failure.Code == ErrorCodes.WorkflowNotFound => (ErrorCategory.ObjectNotFound,
                target is null ? "The workflow doesn't exist" : $"'{target}' wasn't found, because the workflow doesn't exist",
                "Check the name and the account. Get-CfWorkflow lists the workflows of the account."),
            CloudflareErrorKind.NotFound when failure.Code == ErrorCodes.InstanceNotFound => (ErrorCategory.ObjectNotFound,
                target is null ? "The instance doesn't exist" : $"'{target}' wasn't found, because the instance doesn't exist",
                "Check the ID and the name of the workflow. The service deletes ended instances after their retention."),
            CloudflareErrorKind.NotFound => (ErrorCategory.ObjectNotFound,
                target is null ? "Not found" : $"'{target}' wasn't found", null),
            CloudflareErrorKind.Conflict when failure.Code == ErrorCodes.InstanceExists => (ErrorCategory.ResourceExists,
                $"The ID '{target}' is in use",
                "Choose another ID, or use -SkipExisting to return the existing instances and start only the others. The ID of "
                    + "an ended instance stays in use until the service deletes the instance."),
            CloudflareErrorKind.Conflict => (ErrorCategory.InvalidOperation,
                target is null ? "The current state doesn't allow this" : $"The current state of '{target}' doesn't allow this", null),
            CloudflareErrorKind.RequestRefused => (ErrorCategory.InvalidArgument, "Cloudflare rejected the request", null),
            CloudflareErrorKind.RateLimited => (ErrorCategory.LimitsExceeded,
                failure.RetryOn is DateTime end
                    ? string.Format(CultureInfo.CurrentCulture, "The rate limit is exceeded until {0:T}", end)
                    : "The rate limit is exceeded",
                "Cloudflare allows 1,200 requests in 5 minutes per token. Wait and try again, or let commands wait longer with "
                    + "-MaximumWaitSec of Connect-CfWorkflow."),
            CloudflareErrorKind.ServiceUnavailable => (ErrorCategory.ResourceUnavailable,
                "The service failed", "This failure is usually transient. Try again later, or increase -MaximumRetryCount."),
            CloudflareErrorKind.ConnectionFailed => (ErrorCategory.ConnectionError,
                failure.Fault == ConnectionFault.Broken ? "The connection to the service broke" : "The service can't be reached",
                ConnectionAdvice(failure.Fault)),
            CloudflareErrorKind.ProxyFailed => (ErrorCategory.ConnectionError,
                "The proxy failed",
                "Check -Proxy, -ProxyCredential, or -ProxyUseDefaultCredentials of Connect-CfWorkflow. Without -Proxy, check the system's "
                    + "proxy settings or HTTPS_PROXY."),
            CloudflareErrorKind.LocalEngineNotRunning => (ErrorCategory.ConnectionError,
                "The local engine isn't running at this address",
                "Start 'wrangler dev', or specify its port: Connect-CfWorkflow -Local -Port."),
            CloudflareErrorKind.TimedOut => (ErrorCategory.OperationTimeout,
                "The service didn't respond in time", "Increase -RequestTimeoutSec of Connect-CfWorkflow."),
            CloudflareErrorKind.UnreadableAnswer => (ErrorCategory.InvalidResult,
                "The response can't be read", null),
            CloudflareErrorKind.StreamOutput => (ErrorCategory.InvalidType,
                $"The output of '{target}' is a stream", "Write it to a file with -Name and -OutFile."),
            CloudflareErrorKind.NotAvailableLocally => (ErrorCategory.NotImplemented,
                "The local engine doesn't support this", "Connect to Cloudflare, or use a newer wrangler."),
            CloudflareErrorKind.CreateUnsettled => (ErrorCategory.WriteError,
                $"It's unknown whether '{target}' was created",
                "Check the instance. It's either yours, or it existed before with other params."),
            CloudflareErrorKind.OutcomeUnknown => (ErrorCategory.WriteError,
                $"It's unknown whether the service acted on '{target}'",
                "Check the instance. If the service didn't act, run the command for it again, without -JournalPath."),
            _ => throw new ArgumentOutOfRangeException(nameof(failure), failure.Kind, "A kind without a row."),
        };
        string message = $"{lead}: {failure.Message}{Tries(failure)}{Ray(failure)}";
        return new ErrorRecord(failure, failure.Kind.ToString(), category, target)
        {
            ErrorDetails = new ErrorDetails(VisibleText.OnOneLine(message)) { RecommendedAction = action },
        };
    }

    /// <summary>Creates the error record of a journal that cannot be used.</summary>
    public static ErrorRecord ToErrorRecord(JournalException failure)
    {
        (ErrorCategory category, string action) = failure.Problem switch
        {
            JournalProblem.JournalInUse => (ErrorCategory.ResourceBusy, "Wait for the other run, or use another path."),
            JournalProblem.JournalMismatch => (ErrorCategory.InvalidArgument,
                "Repeat the command unchanged, or use another path. Parameters that only affect the output can differ."),
            JournalProblem.JournalUnreadable => (ErrorCategory.InvalidData, "Use another path."),
            JournalProblem.JournalFailed => (ErrorCategory.WriteError,
                "Check the free space and the permissions. Then run the same command again."),
            _ => throw new ArgumentOutOfRangeException(nameof(failure), failure.Problem, "A problem without a row."),
        };
        return new ErrorRecord(failure, failure.Problem.ToString(), category, failure.Path)
        {
            ErrorDetails = new ErrorDetails(failure.Message) { RecommendedAction = action },
        };
    }

    private static string ConnectionAdvice(ConnectionFault fault) => fault switch
    {
        ConnectionFault.NameNotFound => "Check the host name in -BaseUri, and name resolution on this machine.",
        ConnectionFault.Refused => "Nothing accepts connections there. Check the address and port in -BaseUri.",
        ConnectionFault.Unreachable => "The address can't be reached. Check the network and firewalls.",
        ConnectionFault.Tls => "TLS failed. Check this machine's clock and trusted certificates, and whether a device on the network "
            + "inspects TLS.",
        ConnectionFault.Broken => "This failure is usually transient. If it persists, check firewalls that may close connections.",
        ConnectionFault.Protocol => "The server there doesn't use HTTP. Check the address and port in -BaseUri.",
        _ => "Check the network, the proxy, and -BaseUri.",
    };

    private static string Tries(CloudflareException failure) =>
        failure.Attempts > 1 ? $" (after {failure.Attempts} attempts)" : "";

    private static string Ray(CloudflareException failure) =>
        failure.RayId is null ? "" : $" (ray {failure.RayId})";
}
