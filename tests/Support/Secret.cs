using System.Management.Automation;
using System.Net;
using System.Security;

namespace CloudflareWorkflows.Tests.Support;

/// <summary>Secrets as the commands take them.</summary>
internal static class Secret
{
    public static SecureString Of(string text) => new NetworkCredential("", text).SecurePassword;

    public static PSCredential Of(string user, string text) => new(user, Of(text));
}
