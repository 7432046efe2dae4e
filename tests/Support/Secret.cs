using System.Management.Automation;
using System.Net;
using System.Security;

namespace CloudflareWorkflows.Tests.Support;

/// <summary>Secrets in the types that the commands accept.</summary>
internal static class Secret
{
    public static SecureString Of(string text) => new NetworkCredential("", text).SecurePassword;

    public static PSCredential Of(string user, string text) => new(user, Of(text));
}
